import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../world';
import type { Change } from './changes';
import { accountView } from './views';

function eventText(id: string, kind: string, data: string): string {
	return `id: ${id}\nevent: ${kind}\ndata: ${data}\n\n`;
}

/**
 * Server-sent events for the page: each is a thing of the account as it is now. `Last-Event-ID`,
 * which a browser sends when it connects again, or `?after=` name what the page knows; what
 * changed since comes first, or `reset` where that is no longer known.
 */
export function stream(world: World, request: FastifyRequest, reply: FastifyReply): void {
	const { after } = request.query as { after?: string };
	const known = request.headers['last-event-id'] ?? after;
	const { changes } = world;
	const { raw } = reply.hijack();
	raw.writeHead(200, {
		'Content-Type': 'text/event-stream',
		'Cache-Control': 'no-store',
		'X-Content-Type-Options': 'nosniff',
	});

	let account = '';
	const tell = (news: readonly Change[]): void => {
		let text = '';
		for (const { seq, kind, key, render } of news) {
			if (kind === 'account') continue;
			text += eventText(changes.idOf(seq), kind, JSON.stringify({ key, value: render() }));
		}
		// Whatever happened may have touched the account: a fault was used up, a chat has a newcomer.
		const before = account;
		account = JSON.stringify({ key: 'account', value: accountView(world) });
		if (account !== before) text += eventText(changes.idOf(changes.last), 'account', account);
		if (text) raw.write(text);
	};

	raw.write('retry: 500\n\n');
	const missed = typeof known === 'string' ? changes.since(known) : [];
	tell(missed ?? [{ seq: changes.last, kind: 'reset', key: 'reset', render: () => null }]);
	raw.on('close', changes.listen(tell));
}
