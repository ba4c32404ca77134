import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../world';
import type { Endpoint } from './endpoint';
import { LinqError, refusal } from '../refusal';
import {
	exchange,
	exchangeOf,
	renderError,
	renderJson,
	type Exchange,
	type Rendered,
} from './exchange';

/** Where the API's paths start; the credential's base URL ends with it. */
export const apiPrefix = '/api/partner';

interface ParsedBody {
	/** The parsed body, or its text when it is no JSON. */
	value: unknown;
	problem?: string;
}

function parseBody(request: FastifyRequest): ParsedBody {
	const text = (request.body as Buffer | undefined)?.toString('utf8');
	if (!text) return { value: undefined };
	const isJson = /^application\/([\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? '');
	try {
		const value: unknown = JSON.parse(text);
		return isJson ? { value } : { value, problem: 'Request body must be application/json' };
	} catch {
		return { value: text, problem: 'Request body is not valid JSON' };
	}
}

function checkToken(world: World, request: FastifyRequest): void {
	const [scheme, token] = (request.headers.authorization ?? '').split(' ');
	if (scheme.toLowerCase() !== 'bearer' || token !== world.options.token) throw refusal(2004);
}

/** Names the request, for whoever builds an endpoint that the emulator lacks. */
function unknownRoute(method: string, path: string): LinqError {
	const hint = path.startsWith('/v3/') ? '; add it to emulator/resources/' : '';
	return refusal(2001, `The emulator has no ${method} ${path}${hint}`);
}

/** The steps of a request to the API: log, fault, token, body, the endpoint's work, response. */
export function pipeline(world: World, endpoint: Endpoint | undefined) {
	function respond({ request, traceId, path }: Exchange, body: ParsedBody): Rendered {
		checkToken(world, request);
		if (!endpoint) throw unknownRoute(request.method, path);
		if (body.problem !== undefined) throw refusal(1003, body.problem);
		const result = endpoint.respond({
			world,
			traceId,
			params: request.params as Record<string, string>,
			query: request.query as Record<string, string | string[]>,
			headers: request.headers,
			body: body.value,
		});
		if (result.body !== undefined) return renderJson(result.status, result.body, traceId);
		return { status: result.status, headers: { 'X-Trace-ID': traceId } };
	}

	return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
		const body = parseBody(request);
		const current = exchangeOf(request, apiPrefix, body.value);
		return await exchange(world, current, reply, () => {
			try {
				return respond(current, body);
			} catch (error) {
				if (error instanceof LinqError) return renderError(error, current.traceId);
				// A defect of the emulator: the client gets the response that Linq gives for defects of
				// its own.
				const detail = error instanceof Error ? error.message : undefined;
				return renderError(refusal(3006, detail), current.traceId);
			}
		});
	};
}
