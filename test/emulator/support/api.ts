import type { Emulator } from '../../../emulator';

export interface ApiResponse {
	status: number;
	headers: Headers;
	/** The parsed body; `undefined` when it was empty. */
	body: unknown;
	text: string;
}

export interface ErrorBody {
	success: boolean;
	error: { status: number; code: number; message: string; doc_url: string; retry_after?: number };
	trace_id: string;
}

/** Calls the API as any HTTP client would, without the SDK between. */
export function apiOf(emulator: Emulator, token: string | null = emulator.token) {
	return async (
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<ApiResponse> => {
		const response = await fetch(`${emulator.baseUrl}${path}`, {
			method,
			redirect: 'manual',
			headers: {
				...(token === null ? {} : { Authorization: `Bearer ${token}` }),
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
				...headers,
			},
			body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			text,
			body: text === '' ? undefined : (JSON.parse(text) as unknown),
		};
	};
}

export type Api = ReturnType<typeof apiOf>;

/** `409/2013`, as comments write refusals; the status alone for a response that is none. */
export function verdict(response: ApiResponse): string {
	const { error } = (response.body ?? {}) as Partial<ErrorBody>;
	return error ? `${response.status}/${error.code}` : String(response.status);
}

/** A message of one text part. */
export function text(value: string, more: Record<string, unknown> = {}) {
	return { message: { parts: [{ type: 'text', value }], ...more } };
}
