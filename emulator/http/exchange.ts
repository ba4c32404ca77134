import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../admin/faults';
import type { ReceivedRequest } from '../admin/received';
import { noteAccount } from '../phone/note';
import { newTraceId } from '../state/ids';
import type { World } from '../world';
import { LinqError, refusal, usualCode, usualText } from '../refusal';

/** A response as it goes over the wire. */
export interface Rendered {
	status: number;
	headers: Record<string, string>;
	body?: string | Buffer;
	/** Linq's code and message, when it is a refusal; for the log. */
	refusal?: { code: number; message: string };
}

/** One request, before it is routed. */
export interface Exchange {
	request: FastifyRequest;
	traceId: string;
	/** Without the API's prefix and without the query. */
	path: string;
	/** For the log. */
	body: unknown;
}

/** JSON, as every response of the API is. */
export function renderJson(status: number, body: unknown, traceId: string): Rendered {
	return {
		status,
		headers: { 'X-Trace-ID': traceId, 'Content-Type': 'application/json; charset=utf-8' },
		body: JSON.stringify(body),
	};
}

/** The body of every refusal (api-v3 §2). */
export function errorEnvelope(error: LinqError, traceId: string) {
	return {
		success: false,
		error: {
			status: error.status,
			code: error.code,
			message: error.message,
			// Documented as a field, but where it points is not; clients must not depend on it.
			doc_url: `https://docs.linqapp.com/guides/errors#${error.code}`,
			...(error.retryAfter === undefined ? {} : { retry_after: error.retryAfter }),
		},
		trace_id: traceId,
	};
}

/** A refusal in Linq's envelope, with `Retry-After` where there is one (api-v3 §2). */
export function renderError(error: LinqError, traceId: string): Rendered {
	const rendered = renderJson(error.status, errorEnvelope(error, traceId), traceId);
	if (error.retryAfter !== undefined) rendered.headers['Retry-After'] = String(error.retryAfter);
	const { code, message } = error;
	return { ...rendered, refusal: { code, message } };
}

const proxyPage = (status: number) =>
	`<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`;

function renderFault(fault: Fault, traceId: string): Rendered {
	switch (fault.kind) {
		case 'html': {
			const status = fault.status ?? 502;
			return { status, headers: { 'Content-Type': 'text/html' }, body: proxyPage(status) };
		}
		case 'response':
			return { status: fault.status, headers: fault.headers ?? {}, body: fault.body };
		case 'rateLimit': {
			const { retryAfter = 1 } = fault;
			return renderError(refusal(1007, undefined, retryAfter ?? undefined), traceId);
		}
		case 'error': {
			const { status, code = usualCode(status) } = fault;
			const message = fault.message ?? usualText(code) ?? 'Injected by the emulator';
			return renderError(new LinqError(status, code, message), traceId);
		}
		default:
			throw new Error(`the fault ${fault.kind} has no response of its own`);
	}
}

function sendRendered(reply: FastifyReply, rendered: Rendered): FastifyReply {
	return reply.code(rendered.status).headers(rendered.headers).send(rendered.body);
}

/**
 * Logs a request and responds with what `work` gives, or as an injected fault has it: instead of
 * the work, after it, later, or not at all.
 */
export async function exchange(
	world: World,
	{ request, traceId, path, body }: Exchange,
	reply: FastifyReply,
	work: () => Rendered,
): Promise<FastifyReply> {
	const entry: ReceivedRequest = {
		method: request.method,
		path,
		query: request.query as Record<string, string | string[]>,
		headers: request.headers,
		body,
		bytes: (request.body as Buffer | undefined)?.length ?? 0,
		time: world.clock.iso(),
		traceId,
		status: null,
	};
	world.received.add(entry);
	world.activity.request(entry);
	const respond = (rendered: Rendered) => {
		entry.status = rendered.status;
		entry.refusal = rendered.refusal;
		done();
		return sendRendered(reply, rendered);
	};
	const done = () => {
		world.activity.request(entry);
		// Subscriptions, contact cards, lines, faults: whatever a call may have changed.
		noteAccount(world);
	};
	const drop = () => {
		done();
		request.raw.socket.destroy();
		return reply.hijack();
	};

	const fault = world.faults.take(request.method, path);
	if (!fault) return respond(work());
	if (fault.kind === 'dropBefore') return drop();
	if (fault.kind === 'slow') {
		const { store } = world;
		await world.clock.pause(fault.delayMs);
		// A request from before a reset must not change the account after it.
		return world.store === store ? respond(work()) : drop();
	}
	if (fault.kind === 'dropAfter' || fault.afterWork) work();
	return fault.kind === 'dropAfter' ? drop() : respond(renderFault(fault, traceId));
}

/** A new exchange for a request. */
export function exchangeOf(request: FastifyRequest, prefix: string, body: unknown): Exchange {
	const path = request.url.split('?')[0];
	return {
		request,
		traceId: newTraceId(),
		path: prefix && path.startsWith(prefix) ? path.slice(prefix.length) : path,
		body,
	};
}
