/* eslint-disable @n8n/community-nodes/no-restricted-imports -- looks at errors as a log would */
import { inspect } from 'node:util';
import type { INodeParameters, NodeApiError } from 'n8n-workflow';

import { startEmulator } from '../../emulator';
import { ERROR_ADVICE } from '../../nodes/shared/linq/errorCodes';
import { runLinq } from './harness';
import { chatId, chatLocator, messagesTo, send, setUpEmulator } from './linq';
import { until } from '../until';

const linq = setUpEmulator();
const ONE = { items: messagesTo([1], 1) };
const GIVE_UP = { maxRetryWait: 0 };
const JSON_TYPE = { 'Content-Type': 'application/json' };

const getChat = (options: INodeParameters = GIVE_UP): INodeParameters => ({
	resource: 'chat',
	operation: 'get',
	...chatLocator(chatId(1)),
	options,
});

describe('what Linq refuses', () => {
	test('is explained with all that helps to find the cause', async () => {
		linq.inject({ kind: 'error', status: 403, code: 2008, message: 'Recipient not allowed' });
		const { error } = await runLinq(linq, send({ options: GIVE_UP }), ONE);
		const [{ traceId }] = linq.received().requests;
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'This recipient may not be messaged yet',
			httpCode: '403',
			context: {
				itemIndex: 0,
				linq: {
					status: 403,
					code: 2008,
					message: 'Recipient not allowed',
					traceId,
					docUrl: expect.stringMatching(/^https:/) as unknown,
				},
			},
		});
		expect(error).toMatchObject({
			messages: ['Recipient not allowed'],
			context: {
				data: {
					idempotencyKey: expect.stringMatching(/^[0-9a-f]{24}$/) as unknown,
					traceId,
					linqCode: 2008,
					httpStatus: 403,
				},
			},
		});
		expect(error?.description).toMatch(
			/^On sandbox and shared lines the person must text your line first\. <a href="https:\S+" target="_blank">More about this error<\/a>$/,
		);
	});

	test.each([
		[400, 1002],
		[400, 1005],
		[401, 2004],
		[403, 2024],
		[404, 2001],
		[409, 1006],
		[409, 2013],
		[422, 4005],
		[429, 1007],
		[500, 3006],
		[503, 4004],
		[504, 3005],
	])('with %i/%i has a title and a next step of its own', async (status, code) => {
		linq.inject({ kind: 'error', status, code });
		const { error } = await runLinq(linq, getChat());
		expect(error?.message).toBe(ERROR_ADVICE[code].title);
		expect(error?.description).toContain(ERROR_ADVICE[code].next);
		expect(error?.context).toMatchObject({ linq: { status, code } });
	});

	test('for a wrong token sends the user to the credential', async () => {
		const { error } = await runLinq({ ...linq, token: 'wrong' }, getChat());
		expect(error?.message).toBe('Linq does not accept the API token');
		expect(error?.description).toContain('Open the credential');
	});

	test('is not asked again', async () => {
		linq.inject({ kind: 'error', status: 409, code: 2013, count: 5 });
		await runLinq(linq, getChat({}));
		expect(linq.received().requests).toHaveLength(1);
	});
});

describe('a response that is not of Linq', () => {
	test.each<[string, Parameters<typeof linq.inject>[0], string, string]>([
		["a proxy's page", { kind: 'html' }, 'Linq had an error', '502 502 nginx'],
		['a page for 404', { kind: 'html', status: 404 }, 'Linq did not find', 'Check the IDs'],
		['a page with status 200', { kind: 'html', status: 200 }, 'not understood', 'the base URL'],
		[
			'an error without body',
			{ kind: 'response', status: 500 },
			'Linq had an error',
			'support the trace ID',
		],
		['401 without body', { kind: 'response', status: 401 }, 'API token', 'paste a valid token'],
		[
			'an envelope of another type of content',
			{ kind: 'response', status: 400, body: '{"error":{"code":1002,"message":"No."}}' },
			'A phone number is not in international format',
			'No.',
		],
		[
			'half an envelope',
			{ kind: 'response', status: 400, headers: JSON_TYPE, body: '{"error":{"co' },
			'Linq did not accept the request',
			'Linq says: "{"error":{"co"',
		],
		['a text', { kind: 'response', status: 200, body: 'OK' }, 'not understood', 'OK'],
	])('%s gives a sensible message', async (_name, fault, title, detail) => {
		linq.inject(fault);
		const { error } = await runLinq(linq, getChat());
		expect(error?.message).toContain(title);
		const { description = '', messages } = error as NodeApiError;
		expect([description, ...messages].join('\n')).toContain(detail);
		expect(description?.replace(/<a .*<\/a>$/, '')).not.toMatch(/[<>]|undefined|\[object/);
	});

	test.each([
		['204', { kind: 'response', status: 204 } as const],
		['an empty 200', { kind: 'response', status: 200 } as const],
		['null', { kind: 'response', status: 200, headers: JSON_TYPE, body: 'null' } as const],
		['{}', { kind: 'response', status: 200, headers: JSON_TYPE, body: '{}' } as const],
	])('%s gives an item that is an object, where no more is needed', async (_name, response) => {
		linq.inject(response);
		const typing = { resource: 'typing', operation: 'start', ...chatLocator(chatId(1)) };
		const { outputs, error } = await runLinq(linq, typing, ONE);
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([
			{ json: { success: true, chatId: chatId(1) }, pairedItem: { item: 0 } },
		]);
	});
});

describe('a server that cannot be reached', () => {
	test('is said to be that', async () => {
		const gone = await startEmulator();
		await gone.close();
		const { error } = await runLinq(gone, getChat());
		expect(error?.message).toBe('Linq could not be reached');
		expect(error?.description).toContain('Check the base URL of the credential');
		expect(error?.context).toMatchObject({ linq: { transport: 'ECONNREFUSED' } });
	});

	test('that takes too long is given up', async () => {
		linq.inject({ kind: 'slow', delayMs: 800 });
		const { error } = await runLinq(linq, getChat({ ...GIVE_UP, timeout: 400 }));
		expect(error?.message).toBe('Linq did not answer in time');
		expect(error?.description).toContain('raise Timeout in the options');
		await until(() => linq.received().requests.every(({ status }) => status !== null));
	});

	test('that breaks off is said to, and that a message may have gone out', async () => {
		linq.inject({ kind: 'dropAfter', count: 2 });
		const { error } = await runLinq(linq, send({ options: GIVE_UP }), ONE);
		expect(error?.message).toBe('The connection to Linq broke off. Linq may have accepted it.');
		const read = await runLinq(linq, getChat());
		expect(read.error?.message).not.toContain('may have accepted');
	});
});

describe('a redirect', () => {
	const elsewhere = setUpEmulator();

	test.each([301, 302, 303, 307, 308])('%i is not followed, and tells why', async (status) => {
		for (const parameters of [getChat(), send({ options: GIVE_UP })]) {
			for (const location of [`${elsewhere.baseUrl}/v3/chats`, `${linq.baseUrl}/v3/chats`]) {
				linq.reset();
				linq.inject({ kind: 'response', status, headers: { Location: location } });
				const { error } = await runLinq(linq, parameters, ONE);
				expect(error?.message).toBe('The server answered with a redirect');
				expect(error?.description).toContain('Check the base URL of the credential.');
				expect(linq.received().requests).toHaveLength(1);
			}
		}
		expect(elsewhere.received().requests).toEqual([]);
	});
});

describe('the token', () => {
	test.each<[string, Parameters<typeof linq.inject>[0]]>([
		['a refusal', { kind: 'error', status: 401, code: 2004 }],
		['a lost connection', { kind: 'dropAfter' }],
		["a proxy's page", { kind: 'html' }],
		['a redirect', { kind: 'response', status: 302, headers: { Location: 'http://127.0.0.1:1' } }],
	])('is in nothing that n8n keeps of %s', async (_name, fault) => {
		linq.inject({ ...fault, count: 3 });
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			const { run } = await runLinq(linq, send({ options: GIVE_UP }), {
				...ONE,
				node: { onError },
			});
			const { resultData } = run.data;
			const kept = JSON.stringify(resultData) + inspect(resultData, { depth: Infinity });
			expect(kept).toContain('More about this error');
			expect(kept).not.toContain(linq.token);
		}
	});
});
