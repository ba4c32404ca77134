import type { INodeParameters } from 'n8n-workflow';

import { outcomeOf, runLinq, startLinq, type RunOptions } from './harness';
import { chatId, chatLocator, itemsOf, send, setUpEmulator, toChat } from './linq';
import { until } from '../until';

const linq = setUpEmulator();

/** A run that fails, and what Linq does to make it fail. */
interface Failing {
	parameters: INodeParameters;
	items?: RunOptions['items'];
	before?: () => void;
	/** What a model is told where it differs from what a person is told. */
	next?: string;
}

const hi = (parameters: INodeParameters = {}) =>
	send({ ...toChat(chatId(1)), text: 'Hi', options: { maxRetryWait: 0 }, ...parameters });
const withFile = { attachments: { attachment: [{ source: 'binary', binaryPropertyName: '' }] } };
const fileOf = (mimeType: string, fileName: string) => [
	{ json: {}, binary: { data: { data: 'Ynl0ZXM=', mimeType, fileName } } },
];
const ask = (options: INodeParameters = {}) => ({
	resource: 'message',
	operation: 'sendAndWait',
	...chatLocator(chatId(1)),
	message: 'Is seven all right?',
	responseType: 'approval',
	options,
});
const endless = JSON.stringify({ messages: [{ id: '1' }], next_cursor: 'again' });

const FAILURES: Array<[name: string, failing: Failing]> = [
	['no chat', { parameters: hi({ to: { __rl: true, mode: 'list', value: '' } }) }],
	['no words', { parameters: hi({ text: ' ' }) }],
	['an effect that there is not', { parameters: hi({ options: { effect: 'thunder' } }) }],
	['a file that the item has not', { parameters: hi(withFile) }],
	[
		'a file of a type that Linq does not accept',
		{ parameters: hi(withFile), items: fileOf('audio/ogg', 'a.ogg') },
	],
	[
		'a picture as a voice memo',
		{
			parameters: {
				resource: 'voiceMemo',
				operation: 'send',
				...chatLocator(chatId(1)),
				audioSource: 'binary',
				binaryPropertyName: 'data',
			},
			items: fileOf('image/png', 'a.png'),
		},
	],
	[
		'a link in the first message of a chat',
		{
			parameters: {
				resource: 'chat',
				operation: 'create',
				from: { __rl: true, mode: 'phone', value: '+12052535597' },
				recipients: '+12025550177',
				messageType: 'text',
				text: 'https://example.com',
			},
		},
	],
	[
		'a refusal of Linq',
		{ parameters: hi(), before: () => linq.inject({ kind: 'error', status: 403, code: 2008 }) },
	],
	['a chat that Linq does not know', { parameters: hi(toChat(chatId(99))) }],
	[
		'an outcome that is not known',
		{
			parameters: hi(),
			before: () => linq.inject({ kind: 'error', status: 500, count: 9 }),
			next: 'Look whether it was done before you try it again.',
		},
	],
	[
		'a list without an end',
		{
			parameters: {
				resource: 'message',
				operation: 'getAll',
				...chatLocator(chatId(1)),
				returnAll: true,
			},
			before: () => {
				const headers = { 'Content-Type': 'application/json' };
				linq.inject({ kind: 'response', status: 200, headers, body: endless, count: 9 });
			},
		},
	],
	['several items to wait for', { parameters: ask(), items: itemsOf({}, {}) }],
	[
		'a wait without an end',
		{
			parameters: ask({
				limitWaitTime: {
					values: { limitType: 'afterTimeInterval', resumeAmount: 99, resumeUnit: 'days' },
				},
			}),
		},
	],
	[
		'a wait that Linq does not report to',
		{
			parameters: ask(),
			before: () => {
				const path = '/v3/webhook-subscriptions';
				linq.inject({ kind: 'error', status: 409, method: 'POST', path, message: 'Too many' });
			},
		},
	],
];

const TOOL = { node: { type: 'linqTool' } };

const partsOf = ({ message, description }: { message?: string; description?: string | null }) => ({
	message: String(message),
	next: String(description ?? '').replace(/ ?<a .*<\/a>/, ''),
});

/** Of a tool's error, AI Agent 3, n8n's Agents and MCP give the model the message and nothing else. */
describe('what a person reads in two texts, a model reads in the message:', () => {
	test.each(FAILURES)('%s', async (_name, { parameters, items, before, next }) => {
		before?.();
		const { error } = await runLinq(linq, parameters, { items });
		const toPerson = partsOf(error ?? {});
		linq.reset();
		before?.();
		const { error: toolError } = await runLinq(linq, parameters, { items, ...TOOL });
		const toModel = partsOf(toolError ?? {});
		expect(toPerson.next).not.toBe('');
		expect(toModel.message).toBe(
			`${toPerson.message.replace(/\.$/, '')}. ${next ?? toPerson.next}`,
		);
		expect(toModel.next).toBe('');
	});

	test('a stop by a person', async () => {
		linq.inject({ kind: 'rateLimit', retryAfter: 50 });
		const execution = startLinq(linq, hi({ options: {} }), TOOL);
		await until(() => linq.received().requests.length === 1);
		execution.cancel();
		const { run } = outcomeOf(await execution);
		const { message } = run.data.resultData.runData.Linq[0].error ?? {};
		expect(message).toMatch(/^The execution was stopped\. Nothing more was sent after that/);
	});

	test('an error that the tool gives as its output', async () => {
		const node = { ...TOOL.node, onError: 'continueRegularOutput' as const };
		const { items } = await runLinq(linq, hi({ text: '' }), { node });
		expect(items).toEqual([{ error: 'The text is empty. Write the words to send into Text.' }]);
	});
});
