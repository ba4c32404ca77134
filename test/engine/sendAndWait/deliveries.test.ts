import { sleep } from 'n8n-workflow';

import type { Fault } from '../../../emulator';
import { log } from '../../n8nContainer';
import { N8n } from '../../trigger/harness';
import { chatId, chatLocator } from '../linq';
import { until } from '../../until';
import { WaitingN8n } from '../waiting';
import {
	CHAT,
	GROUP,
	BEA,
	CARLOS,
	HOUR_MS,
	ask,
	dataOf,
	linq,
	n8n,
	reply,
	subscriptions,
	tap,
	responses,
	whileSaving,
} from './setUp';

describe('Send and Wait loses no answer', () => {
	test('that comes before n8n waits', async () => {
		linq.inject({ kind: 'slow', delayMs: 100, method: 'GET', path: '/v3/chats/*/messages' });
		const run = n8n.run(ask());
		await until(() => linq.received().messages.length === 1);
		// Not in the millisecond of the question.
		await sleep(2);
		linq.reply({ chatId: CHAT, text: 'yes' });
		const saved = await run;
		expect(saved.status).toBe('success');
		expect(dataOf(saved)).toMatchObject({ approved: true, via: 'reply' });
		expect(subscriptions()).toEqual([]);
	});

	/** Somebody writes while n8n saves. */
	const replyTooEarly = (text: string) => whileSaving(async () => void (await reply(text)));

	test('that comes while n8n saves that it waits, once anything else comes from the chat', async () => {
		replyTooEarly('no');
		const saved = await n8n.run(ask());
		expect(await responses(1)).toEqual([409]);
		expect(saved.status).toBe('waiting');
		await reply('Hello?');
		expect(dataOf(saved)).toMatchObject({ approved: false, text: 'no' });
	});

	test.each([0, 0.1])(
		'that comes while n8n saves that it waits, though nothing comes after it: %d',
		async (finishSeconds) => {
			replyTooEarly('no');
			const saved = await n8n.run(ask({ options: { finishSeconds } }));
			expect(saved.status).toBe('waiting');
			await until(() => saved.status === 'success');
			expect(await responses(2)).toEqual([409, 200]);
			expect(dataOf(saved)).toMatchObject({ approved: false, text: 'no' });
			expect(subscriptions()).toEqual([]);
		},
	);

	test('that comes while n8n takes its time to save', async () => {
		replyTooEarly('no');
		const early = n8n.beforeSave;
		n8n.beforeSave = async () => {
			await early();
			await until(() => n8n.responses.length === 2);
		};
		const saved = await n8n.run(ask());
		await until(() => saved.status === 'success');
		expect(await responses(3)).toEqual([409, 409, 200]);
	});

	test.each<Fault>([
		{ kind: 'error', status: 401, method: 'GET' },
		{ kind: 'error', status: 500, count: 10, method: 'GET' },
		{ kind: 'dropBefore', count: 10, method: 'GET' },
	])('when Linq cannot be asked for it, since Linq delivers it again: %j', async (fault) => {
		const saved = await n8n.run(ask());
		linq.inject(fault);
		linq.reply({ chatId: CHAT, text: 'yes' });
		expect(await responses(1)).toEqual([503]);
		expect(saved.status).toBe('waiting');
		linq.clearFaults();
		await linq.advanceClock(60_000);
		expect(dataOf(saved)).toMatchObject({ approved: true });
	});

	test('when the chat has grown long since the question', async () => {
		const saved = await n8n.run(ask({ options: { onlyFrom: [BEA] }, ...chatLocator(GROUP) }));
		for (let count = 0; count < 101; count++) {
			linq.reply({ chatId: GROUP, from: CARLOS, text: `${count}` });
		}
		await linq.settled();
		await tap('like', { from: BEA });
		expect(dataOf(saved)).toMatchObject({ approved: true, via: 'tapback' });
	});
});

test('Send and Wait: of two answers at once, one counts', async () => {
	const saved = await n8n.run(ask());
	linq.reply({ chatId: CHAT, text: 'yes' });
	linq.reply({ chatId: CHAT, text: 'no' });
	await linq.settled();
	await linq.advanceClock(60_000);
	expect(['yes', 'no']).toContain(dataOf(saved).text);
	expect(saved.run.data.resultData.runData.Linq).toHaveLength(1);
});

test('Send and Wait: a message of another chat costs no call to Linq', async () => {
	await n8n.run(ask());
	const before = linq.received().requests.length;
	await reply('yes', { chatId: chatId(2) });
	expect(await responses(1)).toEqual([200]);
	expect(linq.received().requests).toHaveLength(before);
});

describe('Send and Wait: what is left at Linq', () => {
	/** Longer than the tests take on a busy machine. */
	const AN_HOUR = {
		limitWaitTime: {
			values: { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'hours' },
		},
	};
	const others = new Array<{ stop(): Promise<void> }>();
	afterEach(async () => {
		jest.restoreAllMocks();
		await Promise.all(others.splice(0).map(async (one) => await one.stop()));
	});

	/** Lets n8n's clock run on. */
	function later(ms: number): void {
		const now = Date.now() + ms;
		jest.spyOn(Date, 'now').mockImplementation(() => now);
	}

	test('is nothing of 200 waits, of which some are answered, stopped, refused, or end by themselves', async () => {
		for (let count = 0; count < 200; count++) {
			const ending = ['reply', 'tapback', 'timeout', 'stop', 'refused'][count % 5];
			if (ending === 'refused') {
				linq.inject({ kind: 'error', status: 403, method: 'POST', path: '/v3/chats/**' });
			}
			const saved = await n8n.run(ask({ options: AN_HOUR }));
			if (ending === 'reply') await reply('yes');
			if (ending === 'tapback') {
				linq.react({ messageId: String(linq.received().messages.at(-1)?.id), type: 'like' });
				await linq.settled();
			}
			if (ending === 'timeout') await n8n.timeOut(saved);
			if (ending === 'stop') n8n.cancel(saved);
			expect(saved.status).toBe(
				{
					reply: 'success',
					tapback: 'success',
					timeout: 'success',
					stop: 'canceled',
					refused: 'error',
				}[ending],
			);
		}
		expect(subscriptions()).toHaveLength(80);
		later(2 * HOUR_MS);
		for (let count = 0; count < 4; count++) await n8n.run(ask());
		expect(subscriptions()).toHaveLength(4);
	}, 300_000);

	test('is removed by a Linq Trigger that is activated, also when its own subscription is there', async () => {
		const trigger = await new N8n(linq).start();
		others.push(trigger);
		await n8n.run(ask());
		const [waiting] = subscriptions();
		for (const mode of ['activate', 'init'] as const) {
			await n8n.run(ask({ options: AN_HOUR }));
			later(2 * HOUR_MS);
			await trigger.activate({ events: ['message.received'] }, mode);
			jest.restoreAllMocks();
			const [kept, own, ...more] = subscriptions();
			expect(kept).toEqual(waiting);
			expect(own.targetUrl).toContain(trigger.urlOf('webhook'));
			expect(more).toEqual([]);
		}
	});

	test('is not removed if it is of another n8n, or waits', async () => {
		const other = await new WaitingN8n(linq, 'instance-b').start();
		others.push(other);
		await other.run(ask({ options: AN_HOUR }));
		await n8n.run(ask({ options: AN_HOUR }));
		await n8n.run(ask());
		expect(subscriptions()).toHaveLength(3);
		later(2 * HOUR_MS);
		await n8n.run(ask());
		expect(subscriptions().map(({ targetUrl }) => new URL(targetUrl).origin)).toEqual([
			new URL(other.url).origin,
			new URL(n8n.url).origin,
			new URL(n8n.url).origin,
		]);
	});

	test('does not fail a wait when Linq cannot be asked for it', async () => {
		linq.inject({ kind: 'error', status: 500, method: 'GET', path: '/v3/webhook-subscriptions' });
		expect((await n8n.run(ask())).status).toBe('waiting');
		expect(log.join()).toContain('could not be removed from Linq');
	});
});
