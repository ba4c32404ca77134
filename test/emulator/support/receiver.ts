import fastify from 'fastify';

export interface ReceivedDelivery {
	headers: Record<string, string>;
	body: string;
	event: { event_type: string; event_id: string; trace_id: string; data: Record<string, unknown> };
}

/** A webhook target on this machine that keeps what it gets and responds with given statuses. */
export async function startReceiver() {
	const deliveries: ReceivedDelivery[] = [];
	const statusesToCome: number[] = [];
	const server = fastify({ forceCloseConnections: true });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
	server.post('/*', async (request, reply) => {
		const body = request.body as string;
		const event = JSON.parse(body) as ReceivedDelivery['event'];
		deliveries.push({ headers: request.headers as Record<string, string>, body, event });
		return await reply.code(statusesToCome.shift() ?? 200).send();
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return {
		url,
		deliveries,
		/** Statuses for the next deliveries; 200 after those. */
		respondWith: (...statuses: number[]) => statusesToCome.push(...statuses),
		events: () => deliveries.map(({ event }) => event.event_type),
		clear: () => {
			deliveries.length = 0;
			statusesToCome.length = 0;
		},
		close: async () => await server.close(),
	};
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
