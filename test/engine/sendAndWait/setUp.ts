import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { log } from '../../n8nContainer';
import { chatId, chatLocator, setUpEmulator } from '../linq';
import { until } from '../../until';
import { outcome, WaitingN8n, type Saved } from '../waiting';

export const CHAT = chatId(1);
export const GROUP = chatId(3);
export const BEA = '+12025550111';
export const CARLOS = '+12025550112';
export const QUESTION = 'Can we refund order 1042?';
export const HOW = 'Reply YES or NO, or tap 👍 or 👎.';
export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;

export const ask = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'sendAndWait',
	...chatLocator(CHAT),
	message: QUESTION,
	...parameters,
});
export const choose = (...choices: string[]) => ask({ responseType: 'choice', choices });
export const freely = (options: INodeParameters = {}) => ask({ responseType: 'freeText', options });

export const dataOf = (saved: Saved) => outcome(saved).items[0].data as IDataObject;

export const isQuestion = ({ method, path }: { method: string; path: string }) =>
	method === 'POST' && path.endsWith('/messages');

/** A Linq, and an n8n whose executions wait, for the tests of one file; both are new for each test. */
export const linq = setUpEmulator({ frozenClock: false });
export let n8n: WaitingN8n;

beforeEach(async () => {
	n8n = await new WaitingN8n(linq).start();
	log.length = 0;
});
afterEach(async () => {
	await n8n.stop();
	expect(n8n.crashes).toEqual([]);
});

export const subscriptions = () => linq.snapshot().subscriptions;
export const questionId = () => String(linq.received().messages[0].id);

/** Somebody writes, and Linq delivers it. */
export async function reply(text: string, more: object = {}) {
	const message = linq.reply({ chatId: CHAT, text, ...more });
	await linq.settled();
	return message;
}

export async function tap(type: string, more: object = {}): Promise<void> {
	linq.react({ messageId: questionId(), type, ...more });
	await linq.settled();
}

/** Has something happen while n8n saves the execution that is to wait; once. */
export function whileSaving(happen: () => Promise<void>): void {
	n8n.beforeSave = async () => {
		n8n.beforeSave = async () => {};
		await happen();
	};
}

/** What comes out when the question is answered with these words; undefined if it goes on waiting. */
export async function answered(parameters: INodeParameters, ...texts: string[]) {
	const saved = await n8n.run(parameters);
	for (const text of texts) await reply(text);
	return saved.status === 'waiting' ? undefined : dataOf(saved);
}

/** The statuses with which n8n has responded, once there are so many. */
export async function responses(count: number): Promise<number[]> {
	await until(() => n8n.responses.length >= count);
	return n8n.responses;
}
