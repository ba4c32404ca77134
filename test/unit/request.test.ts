import { NodeApiError, type IExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';

import { linqFailure } from '../../nodes/shared/linq/errors';
import { callLinq } from '../../nodes/shared/linq/request';
import type { CallOptions } from '../../nodes/shared/linq/types';

const NODE = { id: '1', name: 'Linq', type: 'linq', typeVersion: 1, position: [0, 0] };

/** A server that gives these responses one after the other, the last of them for ever. */
function serverOf(
	...responses: Array<{ status: number; headers?: object; body?: unknown } | Error>
) {
	const stop = new AbortController();
	const requests: Array<{ at: number; options: IHttpRequestOptions }> = [];
	const start = Date.now();
	const context = {
		getNode: () => NODE,
		getCredentials: async () => ({ baseUrl: 'https://linq.test', apiToken: 'token' }),
		getExecutionCancelSignal: () => stop.signal,
		helpers: {
			httpRequestWithAuthentication: async (_credential: string, options: IHttpRequestOptions) => {
				requests.push({ at: Date.now() - start, options });
				const response = responses.length > 1 ? responses.shift() : responses[0];
				if (response instanceof Error) throw response;
				return {
					statusCode: response?.status,
					headers: response?.headers,
					body: response?.body ?? '',
				};
			},
		},
	} as unknown as IExecuteFunctions;
	return { context, requests, stop };
}

type Server = ReturnType<typeof serverOf>;

async function outcomeOf(
	{ context }: Server,
	options: CallOptions,
	soon: () => void = () => undefined,
) {
	const call = { method: 'POST' as const, path: '/v3/x', body: { a: 1 }, query: { b: undefined } };
	const outcome = callLinq(context, call, options).then(
		(response) => ({ response, error: undefined }),
		(error: Error) => ({ response: undefined, error }),
	);
	await jest.advanceTimersByTimeAsync(100);
	soon();
	await jest.advanceTimersByTimeAsync(3_600_000);
	return await outcome;
}

const reset = () => Object.assign(new Error('gone'), { code: 'ECONNRESET' });

beforeEach(() => {
	jest.useFakeTimers();
	jest.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

describe('a call', () => {
	test('says nothing that was not given, and follows no redirect', async () => {
		const server = serverOf({ status: 200, body: { ok: true } });
		const { response } = await outcomeOf(server, { repeat: 'once', timeoutMs: 5 });
		expect(response).toEqual({ status: 200, body: { ok: true } });
		expect(server.requests[0].options).toEqual({
			method: 'POST',
			url: 'https://linq.test/v3/x',
			body: { a: 1 },
			json: true,
			timeout: 5,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
	});

	test('waits a minute for a response if nothing else is said', async () => {
		const server = serverOf({ status: 204 });
		await outcomeOf(server, { repeat: 'once' });
		expect(server.requests[0].options.timeout).toBe(60_000);
	});

	test('is repeated until it works', async () => {
		const server = serverOf(reset(), { status: 500 }, { status: 429 }, { status: 202, body: {} });
		const { response } = await outcomeOf(server, { repeat: 'keyed' });
		expect(response?.status).toBe(202);
		expect(server.requests.map(({ at }) => at)).toEqual([0, 500, 1500, 3500]);
	});

	test('sends the same again at every attempt', async () => {
		const server = serverOf({ status: 500 }, { status: 500 }, { status: 200 });
		await outcomeOf(server, { repeat: 'keyed' });
		const [first, ...others] = server.requests.map(({ options }) => JSON.stringify(options));
		expect(others).toEqual([first, first]);
	});

	test('obeys Retry-After', async () => {
		const wait = { status: 429, headers: { 'retry-after': '20' } };
		const server = serverOf(wait, wait, { status: 200 });
		await outcomeOf(server, { repeat: 'once' });
		expect(server.requests.map(({ at }) => at)).toEqual([0, 20_000, 40_000]);
	});

	test.each([
		['a minute', undefined, 60_000],
		['what the user allows', 10_000, 10_000],
	])(
		'is given up after %s, counted from the first attempt',
		async (_name, maxRetryWaitMs, most) => {
			const server = serverOf({ status: 503 });
			const { error } = await outcomeOf(server, { repeat: 'idempotent', maxRetryWaitMs });
			expect(linqFailure(error)).toMatchObject({ status: 503 });
			expect(server.requests.at(-1)?.at).toBeGreaterThan(most / 3);
			expect(server.requests.at(-1)?.at).toBeLessThanOrEqual(most);
		},
	);

	test('obeys a Retry-After that is just as long as allowed, while the clock moves on', async () => {
		const wait = { status: 429, headers: { 'retry-after': '60' } };
		const server = serverOf(wait, { status: 200 });
		const now = Date.now;
		let calls = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + calls++);
		const { response } = await outcomeOf(server, { repeat: 'keyed', maxRetryWaitMs: 60_000 });
		expect(response?.status).toBe(200);
	});

	test('does not begin a wait that would be too long', async () => {
		const server = serverOf({ status: 429, headers: { 'retry-after': '61' } });
		const { error } = await outcomeOf(server, { repeat: 'keyed' });
		expect(error?.message).toBe('Linq asks to slow down');
		expect(server.requests).toHaveLength(1);
	});

	test('with no wait allowed is tried once', async () => {
		const server = serverOf({ status: 500 });
		const { error } = await outcomeOf(server, { repeat: 'idempotent', maxRetryWaitMs: 0 });
		expect(error).toBeInstanceOf(NodeApiError);
		expect(server.requests).toHaveLength(1);
	});

	test.each<[string, Parameters<typeof serverOf>[0]]>([
		['a lost connection', reset()],
		['an error of the server', { status: 500 }],
		['a timeout', Object.assign(new Error('slow'), { code: 'ECONNABORTED' })],
	])('that has no key is not repeated after %s', async (_name, fault) => {
		const server = serverOf(fault, { status: 200 });
		const { error } = await outcomeOf(server, { repeat: 'once' });
		expect((error as NodeApiError).message).toContain('Linq may have accepted it.');
		expect(server.requests).toHaveLength(1);
	});

	test.each<[string, Parameters<typeof serverOf>[0]]>([
		['a connection that was never made', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
		['a rate limit', { status: 429 }],
		['an upload that is not ready', { status: 404, body: { error: { code: 2007 } } }],
	])('that has no key is repeated after %s', async (_name, fault) => {
		const server = serverOf(fault, { status: 200 });
		expect((await outcomeOf(server, { repeat: 'once' })).response?.status).toBe(200);
	});

	test('is not repeated after Stop', async () => {
		const server = serverOf({ status: 500 });
		const { error } = await outcomeOf(server, { repeat: 'keyed' }, () => server.stop.abort());
		expect(error?.message).toBe('The execution was stopped');
		expect(server.requests).toHaveLength(1);
	});

	test('is not even begun after Stop', async () => {
		const server = serverOf({ status: 200 });
		server.stop.abort();
		expect((await outcomeOf(server, { repeat: 'keyed' })).error?.message).toBe(
			'The execution was stopped',
		);
		expect(server.requests).toHaveLength(0);
	});

	test.each([
		['a page with status 200', { status: 200, body: '<html>Sign in</html>' }],
		['a redirect', { status: 302, headers: { location: 'https://evil.test' } }],
		['a redirect without a body', { status: 304, body: '' }],
	])('takes %s for an error, at once', async (_name, response) => {
		const server = serverOf(response);
		const { error } = await outcomeOf(server, { repeat: 'idempotent' });
		expect(linqFailure(error)?.status).toBe(response.status);
		expect(server.requests).toHaveLength(1);
	});
});
