import { asRecord } from '../../nodes/shared/json';
import { itemOf, makeTarget, parametersOf, type ContractCase } from '../contract/case';
import { oneCall } from '../contract/cases';
import { runLinq } from './harness';
import { messagesTo, send, sentTexts, setUpEmulator } from './linq';

const linq = setUpEmulator();

const OK = {
	kind: 'response',
	status: 200,
	headers: { 'Content-Type': 'application/json' },
} as const;
const ERROR = '"error":{"status":400,"code":1004,"message":"No."}';
const REFUSAL = `{"success":false,${ERROR}}`;

/** Injects the response to the operation's own call, not to those that upload its file. */
async function runWithResponse(body: string | undefined, one: ContractCase) {
	linq.reset();
	const item = itemOf(one, await makeTarget(one, linq));
	linq.inject({ ...OK, body, path: '/v3/**', skip: item.binary ? 1 : 0 });
	const parameters = { ...parametersOf(one), options: { maxRetryWait: 0 } };
	return await runLinq(linq, parameters, { items: [item] });
}

describe.each(oneCall)('%s', (_name, one) => {
	const says = one.emptyResponse ? 'needs no more than' : 'does not take for its record';

	test.each([undefined, 'null', '[]', '{}', '{"success":true}'])(`${says} %s`, async (body) => {
		const { error, items } = await runWithResponse(body, one);
		if (one.emptyResponse) {
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			return;
		}
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^The answer was not understood/);
		// An idempotent call can be repeated, so its error does not mention the unknown outcome.
		const outcomeUnknown = one.once ?? asRecord(error?.context.linq).idempotencyKey !== undefined;
		expect(error?.message.includes('Linq may have accepted it')).toBe(outcomeUnknown);
	});

	test.each([REFUSAL, `{${ERROR}}`])('believes a refusal, whatever its status: %s', async (body) => {
		const { error, items } = await runWithResponse(body, one);
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			messages: ['No.'],
			context: { linq: { status: 200, code: 1004 } },
		});
	});
});

describe('a send whose response was not understood', () => {
	test.each([
		REFUSAL,
		'{}',
		'null',
		'{"message":{}}',
		'{"message":{"id":""}}',
		'{"message":{"id":null}}',
	])('is repeated with its key by Retry On Fail: %s', async (body) => {
		linq.inject({ ...OK, body, afterWork: true });
		linq.inject({ ...OK, body });
		const { items, error } = await runLinq(linq, send(), {
			items: messagesTo([1], 1),
			node: { retryOnFail: true, maxTries: 3 },
		});
		expect(error).toBeUndefined();
		expect(sentTexts(linq)).toEqual(['Message 0']);
		expect(items).toMatchObject([{ messageId: linq.received().messages[0].id }]);
		expect(linq.received().requests).toHaveLength(3);
	});
});
