/* eslint-disable @n8n/community-nodes/no-restricted-imports -- looks at errors as a log would */
import { inspect } from 'node:util';
import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import { adviceFor, ERROR_ADVICE } from '../../nodes/shared/linq/errorCodes';
import {
	asNodeError,
	failureOfResponse,
	forReader,
	linqError,
	linqFailure,
} from '../../nodes/shared/linq/errors';
import { InputError } from '../../nodes/shared/InputError';
import { failureOfTransport } from '../../nodes/shared/linq/transport';
import { node } from './linqNode';

/** api-v3 §3; 2020 and 2025 are in no source. */
const CODES = [
	...[1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008],
	...[2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015],
	...[2016, 2017, 2018, 2019, 2021, 2022, 2023, 2024, 2026, 2027, 2028],
	...[3001, 3002, 3003, 3004, 3005, 3006, 3007],
	...[4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010],
	...[5001, 5002, 5003, 5004, 5005, 5006, 5007],
];

describe('the advice for a code', () => {
	test('exists for all codes with a known meaning, and for no others', () => {
		expect(Object.keys(ERROR_ADVICE).map(Number)).toEqual(CODES);
	});

	test.each(CODES)('%i says what happened and what to do', (code) => {
		const { title, next } = ERROR_ADVICE[code];
		expect(title).toMatch(/^[A-Z].*[^.]$/);
		expect(next).toMatch(/^[A-Z].*\.$/);
	});

	test.each([2020, 2025, 9999, undefined])('%s is left to the status', (code) => {
		expect(adviceFor(404, code).title).toBe('Linq did not find what was asked for');
		expect(adviceFor(418, code).title).toBe('Linq did not accept the request');
		expect(adviceFor(507, code).title).toBe('Linq had an error');
		expect(adviceFor(302, code).title).toBe('The server answered with a redirect');
		expect(adviceFor(200, code).title).toBe('The answer was not understood');
	});

	test.each([400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 599])(
		'without a code, HTTP %i has some too',
		(status) => {
			expect(adviceFor(status).title).not.toBe('The answer was not understood');
		},
	);

	test('of a 429 is to slow down, whichever code Linq gives it', () => {
		expect(adviceFor(429, 4001).title).toBe('Linq asks to slow down');
		expect(adviceFor(429, 1007).title).toBe('Too many messages in a short time');
	});
});

describe("Linq's error response", () => {
	const envelope = {
		success: false,
		error: {
			status: 400,
			code: 1002,
			message: 'Phone number must be in E.164 format',
			doc_url: 'https://docs.test/1002',
			retry_after: 12,
		},
		trace_id: 'body-trace',
	};

	test('is read from the envelope', () => {
		expect(failureOfResponse(400, envelope, { 'x-trace-id': 'header-trace' })).toEqual({
			status: 400,
			code: 1002,
			message: 'Phone number must be in E.164 format',
			docUrl: 'https://docs.test/1002',
			traceId: 'body-trace',
			retryAfterMs: 12_000,
		});
	});

	test('has its trace id in a header, too', () => {
		const failure = failureOfResponse(404, { success: false, error: {} }, { 'x-trace-id': 'abc' });
		expect(failure.traceId).toBe('abc');
	});

	test.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['an empty text', ''],
		['blanks', ' \n '],
		['an array', []],
		['a number', 42],
		['an error that is a text', { error: 'no' }],
		['an error that is null', { error: null }],
		['fields of other types', { error: { code: '1002', message: 7, doc_url: [] }, trace_id: 1 }],
	])('may be %s', (_name, body) => {
		const { code, message, docUrl, traceId } = failureOfResponse(500, body, undefined);
		expect([code, docUrl, traceId]).toEqual([undefined, undefined, undefined]);
		expect(message || undefined).toBeUndefined();
	});

	test("may be a proxy's page, of which the first words are kept", () => {
		const page = `<html>\n<head><title>502 Bad\nGateway</title></head><body>${'<p>nginx</p>'.repeat(90)}`;
		const { message = '' } = failureOfResponse(502, page, {});
		expect(message).toMatch(/^502 Bad Gateway nginx nginx/);
		expect(message.length).toBeLessThanOrEqual(200);
		expect(message).not.toMatch(/[<>\n]/);
	});

	test('is text, even if it looks like a page', () => {
		const page = '<img src=x onerror=alert(1)> & <b>bold</b>';
		const body = { error: { message: page, doc_url: page }, trace_id: page };
		const { description } = linqError(node, failureOfResponse(400, body, {}), {
			itemIndex: 0,
			repeat: 'keyed',
		});
		expect(description?.match(/img src=x/g)).toHaveLength(1);
		expect(description?.match(/<.*?>/g)).toEqual([
			'<a href="https://github.com/n8n-nodes-linqapp/n8n-nodes-linqapp/blob/main/docs/errors.md" target="_blank">',
			'</a>',
		]);
	});

	describe('says how long to wait', () => {
		beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }));
		afterEach(() => jest.useRealTimers());

		test.each<[string, unknown, number | undefined]>([
			['seconds', '30', 30_000],
			['half a second', '0.5', 500],
			['none', '0', 0],
			['a date', 'Sun, 01 Mar 2026 12:00:45 GMT', 45_000],
			['a date that is over', 'Sun, 01 Mar 2026 11:00:00 GMT', 0],
			['nonsense', 'soon', undefined],
			['nonsense with a number, which is no year', 'abc 9999', undefined],
			['an empty header', '', undefined],
			['no header', undefined, undefined],
		])('in a header: %s', (_name, header, expected) => {
			expect(failureOfResponse(429, {}, { 'retry-after': header }).retryAfterMs).toBe(expected);
		});

		test('in the body when there is no header', () => {
			const body = { error: { retry_after: 12 } };
			expect(failureOfResponse(429, body, {}).retryAfterMs).toBe(12_000);
			expect(failureOfResponse(429, body, { 'retry-after': '3' }).retryAfterMs).toBe(3000);
		});
	});
});

describe('the error of a call', () => {
	test('says what happened, what to do next, and where to look for the cause', () => {
		const failure = {
			status: 403,
			code: 2024,
			message: 'Recipient has opted out',
			traceId: 'abc123',
			docUrl: 'https://docs.test/2024',
		};
		const call = { itemIndex: 56, repeat: 'keyed' as const, idempotencyKey: 'k-1' };
		const error = linqError(node, failure, call);

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('This person has opted out of your messages');
		expect(error.description).toBe(
			'Do not message them. They are reachable again once they write to you. <a href="https://docs.test/2024" target="_blank">More about this error</a>',
		);
		expect(error.httpCode).toBe('403');
		expect(error.context.itemIndex).toBe(56);
		// What n8n shows under "From Linq".
		expect(error.messages).toEqual(['Recipient has opted out']);
		expect(error.context.data).toEqual({
			idempotencyKey: 'k-1',
			traceId: 'abc123',
			linqCode: 2024,
			httpStatus: 403,
		});
		expect(linqFailure(error)).toEqual({ ...failure, idempotencyKey: 'k-1' });
	});

	test.each([
		['a code', { status: 404, code: 2001 }, 'errors.md#2001'],
		['no code', { status: 404 }, 'errors.md'],
		['an address that is none', { status: 404, code: 2001, docUrl: 'x' }, 'errors.md#2001'],
		['another scheme', { status: 404, docUrl: 'javascript:alert(1)' }, 'errors.md'],
		['quotes', { status: 404, docUrl: 'https://a.test/"onclick="x' }, 'https://a.test/%22onclick='],
	])('leads to a page about it: %s', (_, failure, page) => {
		const { description } = linqError(node, failure, { itemIndex: 0, repeat: 'idempotent' });
		expect(/href="([^"]*)"/.exec(description ?? '')?.[1]).toContain(page);
	});

	test('quotes Linq where only Linq knows which value is meant', () => {
		const failure = { status: 400, code: 1001, message: 'to is required' };
		const { description } = linqError(node, failure, { repeat: 'idempotent' });
		expect(description).toBe('Fill in the field that Linq names. Linq says: "to is required".');
	});

	test('has no link where n8n shows it as plain text, as in a list', () => {
		const failure = { status: 401, code: 2004 };
		expect(linqError(node, failure, { repeat: 'idempotent' }).description).toBe(
			'Open the credential and paste a valid token from the Linq dashboard.',
		);
	});

	test('says what a code means for the operation', () => {
		const meanings = { 1003: { title: 'Only groups have people', next: 'Pick a group.' } };
		const messageOf = (code: number) =>
			linqError(node, { status: 400, code }, { repeat: 'once', meanings }).message;
		expect(messageOf(1003)).toBe('Only groups have people');
		expect(messageOf(1004)).toBe(ERROR_ADVICE[1004].title);
	});

	test.each(CODES)('keeps the words for code %i through n8n', (code) => {
		// n8n has texts of its own for many statuses; ours must win.
		for (const status of [400, 404, 429, 500, 503]) {
			const error = linqError(node, { status, code, message: 'Why' }, { repeat: 'keyed' });
			expect(error.message).toBe(adviceFor(status, code).title);
			expect(error.messages).toEqual(['Why']);
			expect(error.description).toContain(adviceFor(status, code).next);
		}
	});

	test('without any response, says which kind of fault it was', () => {
		const titleOf = (transport: string, neverSent = false) =>
			linqError(node, { transport, neverSent }, { repeat: 'idempotent' }).message;
		expect(titleOf('ENOTFOUND', true)).toBe('Linq could not be reached');
		expect(titleOf('ECONNABORTED')).toBe('Linq did not answer in time');
		expect(titleOf('ECONNRESET')).toBe('The connection to Linq broke off');
	});

	test.each([
		[{ transport: 'ECONNRESET', outcomeUnknown: true }, 'once', true],
		[{ status: 429, outcomeUnknown: true }, 'keyed', true],
		[{ status: 500, outcomeUnknown: true }, 'idempotent', false],
		[{ status: 500, outcomeUnknown: false }, 'once', false],
	] as const)('%j of a call that is %s: may have been accepted is %s', (failure, repeat, open) => {
		const { message } = linqError(node, failure, { repeat });
		expect(message.includes('Linq may have accepted it')).toBe(open);
	});

	test('that may have been accepted says how to send it again', () => {
		const failure = { transport: 'ECONNRESET', outcomeUnknown: true };
		const errorWith = (idempotencyKey?: string) =>
			linqError(node, failure, { repeat: 'keyed', idempotencyKey });
		expect(errorWith('k-1').description).toContain('use the idempotency key');
		expect(errorWith('k-1').context.data).toMatchObject({ idempotencyKey: 'k-1' });
		expect(errorWith().description).toContain('Look whether it was done');
	});

	test('tells the scheduler of n8n that it was a rate limit, and for how long', () => {
		const { failure } = linqError(node, { status: 429, retryAfterMs: 30_000 }, { repeat: 'keyed' });
		expect(failure).toEqual({ cause: 'rate-limited', retryAfterMs: 30_000 });
	});

	test('tells how long Linq asks to wait', () => {
		const failure = { status: 429, retryAfterMs: 41_200 };
		expect(linqError(node, failure, { repeat: 'keyed' }).context.data).toEqual({
			httpStatus: 429,
			waitSeconds: 42,
		});
	});

	test('never shows the token, nor any other part of the request', () => {
		const shownNowhere = 'abc-4711-xyz';
		const config = {
			url: 'https://api.linqapp.com/api/partner/v3/chats',
			headers: { Authorization: `Bearer ${shownNowhere}` },
			data: '{"text":"private words"}',
		};
		const axiosError = Object.assign(new Error('socket hang up'), {
			name: 'AxiosError',
			isAxiosError: true,
			code: 'ECONNRESET',
			config,
			request: { _header: `POST / HTTP/1.1\r\nAuthorization: Bearer ${shownNowhere}\r\n\r\n` },
		});
		const thrown = new NodeApiError(node, axiosError as unknown as JsonObject);
		thrown.cause = axiosError;

		for (const fault of [thrown, axiosError]) {
			const error = linqError(node, failureOfTransport(fault), { itemIndex: 0, repeat: 'keyed' });
			const shown = [
				JSON.stringify(error),
				inspect(error, { depth: Infinity, showHidden: true }),
				String(error.stack),
			].join('\n');
			expect(shown).not.toContain(shownNowhere);
			expect(shown).not.toContain('Bearer');
			expect(shown).not.toContain('private words');
			expect(error.message).toBe('The connection to Linq broke off');
		}
	});
});

describe('an error of an item', () => {
	test('says to a model in its message what to do, because it reads no more', () => {
		const tool = { ...node, type: 'linqTool' };
		const toldTo = (reader: INode, description?: string) => {
			const error = new NodeOperationError(reader, 'Text: bad', { description });
			const { message, description: more } = forReader(reader, error);
			return [message, more];
		};
		expect(toldTo(node, 'Fix it.')).toEqual(['Text: bad', 'Fix it.']);
		expect(toldTo(tool, 'Fix it.')).toEqual(['Text: bad. Fix it.', undefined]);
		expect(toldTo(tool)).toEqual(['Text: bad', undefined]);
	});

	test('is one that n8n shows, whatever it was', () => {
		const api = new NodeApiError(node, {}, { message: 'api' });
		const operation = new NodeOperationError(node, 'operation');
		expect(asNodeError(node, api, 3)).toBe(api);
		expect(asNodeError(node, operation, 3)).toBe(operation);

		const rule = asNodeError(node, new InputError('Part 2: bad', 'Fix it.'), 3);
		expect(rule).toBeInstanceOf(NodeOperationError);
		expect(rule).toMatchObject({ message: 'Part 2: bad', description: 'Fix it.' });
		expect(rule.context.itemIndex).toBe(3);

		const odd = asNodeError(node, new TypeError('odd'), 3);
		expect(odd).toBeInstanceOf(NodeOperationError);
		expect(odd).toMatchObject({ message: 'odd' });
		expect(odd.context.itemIndex).toBe(3);
	});

	test('that is not about a call has no details of one', () => {
		expect(linqFailure(new NodeOperationError(node, 'x'))).toBeUndefined();
		expect(linqFailure(undefined)).toBeUndefined();
	});
});
