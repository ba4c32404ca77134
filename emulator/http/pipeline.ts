import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../admin/faults';
import { newTraceId } from '../state/ids';
import type { World } from '../world';
import type { Answer, Call, Endpoint } from './endpoint';
import { envelope, LinqError, refusal, usualCode } from './errors';

/** Where the API's paths start; the credential's base URL ends with it. */
export const apiPrefix = '/api/partner';

type Query = Record<string, string | string[]>;

function parseBody(request: FastifyRequest): unknown {
	const raw = request.body as Buffer | undefined;
	if (!raw || raw.length === 0) return undefined;
	if (!/^application\/([\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
		throw refusal(1003, 'Request body must be application/json');
	}
	try {
		return JSON.parse(raw.toString('utf8'));
	} catch {
		throw refusal(1003, 'Request body is not valid JSON');
	}
}

function loggedBody(request: FastifyRequest): unknown {
	const text = (request.body as Buffer | undefined)?.toString('utf8');
	if (!text) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function checkToken(world: World, request: FastifyRequest): void {
	const [scheme, token] = (request.headers.authorization ?? '').split(' ');
	if (scheme.toLowerCase() !== 'bearer' || token !== world.options.token) throw refusal(2004);
}

function faultError(fault: Fault): LinqError | undefined {
	if (fault.kind === 'rateLimit') return refusal(1007, undefined, fault.retryAfter ?? 1);
	if (fault.kind !== 'error') return undefined;
	const code = fault.code ?? usualCode(fault.status);
	return new LinqError(fault.status, code, fault.message ?? 'Injected by the emulator');
}

/** What a call goes through: trace, log, fault, token, body, the endpoint's work, answer. */
export function pipeline(world: World, endpoint: Endpoint | undefined) {
	function work(request: FastifyRequest, traceId: string): Answer {
		checkToken(world, request);
		if (!endpoint) throw refusal(2001);
		const call: Call = {
			world,
			traceId,
			params: request.params as Record<string, string>,
			query: request.query as Query,
			headers: request.headers,
			body: parseBody(request),
		};
		return endpoint.answer(call);
	}

	function outcome(request: FastifyRequest, traceId: string): Answer | LinqError {
		try {
			return work(request, traceId);
		} catch (error) {
			if (error instanceof LinqError) return error;
			return refusal(3006, error instanceof Error ? error.message : undefined);
		}
	}

	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		const traceId = newTraceId();
		const path = request.url.slice(apiPrefix.length).split('?')[0];
		const entry = {
			method: request.method,
			path,
			query: request.query as Query,
			headers: request.headers,
			body: loggedBody(request),
			bytes: (request.body as Buffer | undefined)?.length ?? 0,
			time: world.clock.iso(),
			traceId,
			status: null as number | null,
		};
		world.received.add(entry);

		const fault = world.faults.take(request.method, path);
		if (fault?.kind === 'slow') await world.clock.pause(fault.delayMs);
		const worked = fault && fault.kind !== 'slow' && fault.kind !== 'dropAfter' && !fault.afterWork;
		const result = worked ? undefined : outcome(request, traceId);

		if (fault?.kind === 'dropBefore' || fault?.kind === 'dropAfter') {
			request.raw.socket.destroy();
			return reply.hijack();
		}
		if (fault && fault.kind !== 'slow') sendFault(reply, fault, traceId);
		else sendResult(reply, result as Answer | LinqError, traceId);
		entry.status = reply.statusCode;
		return reply;
	};
}

function sendResult(reply: FastifyReply, result: Answer | LinqError, traceId: string): void {
	void reply.header('X-Trace-ID', traceId).code(result.status);
	if (!(result instanceof LinqError)) {
		if (result.body === undefined) void reply.send();
		else void reply.type('application/json; charset=utf-8').send(JSON.stringify(result.body));
		return;
	}
	if (result.retryAfter !== undefined) void reply.header('Retry-After', String(result.retryAfter));
	void reply.type('application/json; charset=utf-8');
	void reply.send(JSON.stringify(envelope(result, traceId)));
}

function sendFault(reply: FastifyReply, fault: Fault, traceId: string): void {
	if (fault.kind === 'html') {
		void reply.code(fault.status ?? 502).type('text/html');
		void reply.send('<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>');
		return;
	}
	if (fault.kind === 'response') {
		void reply.code(fault.status).headers(fault.headers ?? {});
		void reply.send(fault.body ?? '');
		return;
	}
	const error = faultError(fault) ?? refusal(3006);
	if (fault.kind === 'rateLimit' && fault.retryAfter === null) {
		sendResult(reply, new LinqError(error.status, error.code, error.message), traceId);
		return;
	}
	sendResult(reply, error, traceId);
}
