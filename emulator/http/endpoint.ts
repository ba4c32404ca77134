import type { World } from '../world';

/** One call of the API, as a resource sees it. */
export interface Call {
	world: World;
	traceId: string;
	params: Record<string, string>;
	query: Record<string, string | string[]>;
	headers: Record<string, string | string[] | undefined>;
	/** The parsed body; `undefined` when there was none. */
	body: unknown;
}

/** The response of a call; no `body` is an empty body. */
export interface ApiResponse {
	status: number;
	body?: unknown;
}

export interface Endpoint {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** As in the documentation, with `:name` for a parameter: `/v3/chats/:chatId`. */
	path: string;
	respond: (call: Call) => ApiResponse;
}

/** 200 with a body. */
export function ok(body: unknown): ApiResponse {
	return { status: 200, body };
}

/** 202 with the Accepted body (api-v3 §b, Shared objects). */
export function accepted(call: Call, message: string): ApiResponse {
	return { status: 202, body: { message, status: 'accepted', trace_id: call.traceId } };
}

/** 204, which has no body at all. */
export function noContent(): ApiResponse {
	return { status: 204 };
}
