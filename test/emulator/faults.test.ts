import { startEmulator } from '../../emulator';
import { until } from '../until';
import { apiOf, type ErrorBody, text, verdict } from './support/api';
import { setUpApi } from './support/setUp';
import { chatIds } from './support/seeded';

const messagesOf = `/v3/chats/${chatIds.direct}/messages`;

describe('faults', () => {
	const { emulator, api } = setUpApi();

	const send = async () => await api('POST', messagesOf, text('Hello'));
	const list = async () => await api('GET', messagesOf);
	const raw = async (method: string) =>
		await fetch(emulator.baseUrl + messagesOf, {
			method,
			headers: { Authorization: `Bearer ${emulator.token}`, 'Content-Type': 'application/json' },
			body: method === 'POST' ? JSON.stringify(text('Hello')) : undefined,
		});
	const sentCount = () => emulator.received().messages.length;

	it('hit the next N calls that match, and no others', async () => {
		emulator.inject({ kind: 'error', status: 500, method: 'POST', count: 2 });
		expect(verdict(await list())).toBe('200');
		expect([verdict(await send()), verdict(await send()), verdict(await send())]).toEqual([
			'500/3006',
			'500/3006',
			'202',
		]);
		expect(sentCount()).toBe(1);
	});

	it.each([
		['/v3/chats/*/messages', true],
		['/v3/**', true],
		[messagesOf, true],
		['/v3/chats/*', false],
		['/v3/chats', false],
	])('match by path %s: %s', async (path, hit) => {
		emulator.inject({ kind: 'error', status: 503, path });
		expect(verdict(await list())).toBe(hit ? '503/4004' : '200');
	});

	it('say what Linq says with a code, unless told otherwise', async () => {
		const messages = [];
		for (const more of [{ code: 2027 }, { code: 4242 }, { message: 'Mine' }]) {
			emulator.inject({ kind: 'error', status: 403, ...more });
			messages.push(((await list()).body as ErrorBody).error.message);
		}
		expect(messages).toEqual([
			'Line is temporarily ineligible to send',
			'Injected by the emulator',
			'Mine',
		]);
	});

	it('can let some calls through first', async () => {
		emulator.inject({ kind: 'error', status: 409, code: 2009, skip: 1 });
		expect([verdict(await send()), verdict(await send()), verdict(await send())]).toEqual([
			'202',
			'409/2009',
			'202',
		]);
	});

	it('limit the rate, with Retry-After or without', async () => {
		emulator.inject({ kind: 'rateLimit', retryAfter: 7 });
		emulator.inject({ kind: 'rateLimit', retryAfter: null });
		const first = await send();
		expect(verdict(first)).toBe('429/1007');
		expect(first.headers.get('retry-after')).toBe('7');
		expect((first.body as ErrorBody).error.retry_after).toBe(7);
		const second = await send();
		expect(verdict(second)).toBe('429/1007');
		expect(second.headers.get('retry-after')).toBeNull();
	});

	it("respond with a proxy's page, or with anything", async () => {
		emulator.inject({ kind: 'html' });
		const page = await raw('GET');
		expect(page.status).toBe(502);
		expect(page.headers.get('x-trace-id')).toBeNull();
		expect(await page.text()).toContain('<html>');
		emulator.inject({ kind: 'response', status: 204 });
		expect((await raw('GET')).status).toBe(204);
		emulator.inject({ kind: 'response', status: 200, body: '{"messages":' });
		expect(await (await raw('GET')).text()).toBe('{"messages":');
	});

	it('can do the work and still respond with an error', async () => {
		emulator.inject({ kind: 'error', status: 500, afterWork: true });
		expect(verdict(await send())).toBe('500/3006');
		expect(sentCount()).toBe(1);
	});

	it('break the connection before or after the work', async () => {
		emulator.inject({ kind: 'dropBefore' });
		await expect(raw('POST')).rejects.toThrow('fetch failed');
		expect(sentCount()).toBe(0);
		emulator.inject({ kind: 'dropAfter' });
		await expect(raw('POST')).rejects.toThrow('fetch failed');
		expect(sentCount()).toBe(1);
		expect(emulator.received().requests.map(({ status }) => status)).toEqual([null, null]);
	});

	it('respond late, and not at all to who hung up', async () => {
		emulator.inject({ kind: 'slow', delayMs: 60_000 });
		const hangUp = new AbortController();
		const aborted = fetch(emulator.baseUrl + messagesOf, { signal: hangUp.signal });
		const failed = expect(aborted).rejects.toThrow('aborted');
		await until(() => emulator.received().requests.length === 1);
		hangUp.abort();
		await failed;
		emulator.inject({ kind: 'slow', delayMs: 1 });
		expect(verdict(await send())).toBe('202');
	});

	it('reach uploads, too', async () => {
		const { body } = await api('POST', '/v3/attachments', {
			filename: 'a.txt',
			content_type: 'text/plain',
			size_bytes: 1,
		});
		emulator.inject({ kind: 'html', status: 503, path: '/uploads/*' });
		const { upload_url: url } = body as { upload_url: string };
		expect((await fetch(url, { method: 'PUT', body: 'a' })).status).toBe(503);
	});
});

describe('the log of requests', () => {
	it('has what arrived: method, path, query, headers, body and response', async () => {
		const emulator = await startEmulator({ frozenClock: true });
		const api = apiOf(emulator);
		await api('GET', '/v3/chats?limit=3&to=%2B12025550111', undefined, { 'X-Test': 'yes' });
		await api('POST', messagesOf, text('Hello', { idempotency_key: 'k' }));
		const { requests, messages } = emulator.received();
		expect(requests).toMatchObject([
			{
				method: 'GET',
				path: '/v3/chats',
				query: { limit: '3', to: '+12025550111' },
				headers: { authorization: `Bearer ${emulator.token}`, 'x-test': 'yes' },
				body: undefined,
				status: 200,
			},
			{ method: 'POST', path: messagesOf, body: text('Hello', { idempotency_key: 'k' }) },
		]);
		expect(messages).toMatchObject([
			{ chatId: chatIds.direct, parts: [{ value: 'Hello' }], idempotencyKey: 'k' },
		]);
		emulator.reset();
		expect(emulator.received()).toEqual({ requests: [], messages: [] });
		await emulator.close();
	});
});
