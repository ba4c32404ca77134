import { chatLocator, FROM_ITEM, sentTexts } from '../linq';
import { outcome } from '../waiting';
import { CHAT, HOW, ask, dataOf, isQuestion, linq, n8n, reply, subscriptions, tap } from './setUp';

describe('Send and Wait as the review of an agent’s tool', () => {
	const call = (toolCallId: string, more = {}) => ({
		json: {
			chatId: CHAT,
			tool: 'Refund',
			toolParameters: { order: 1042, why: 'broken' },
			toolCallId,
			...more,
		},
	});
	const review = (toolCallId: string, more = {}) =>
		n8n.run(
			ask({
				...chatLocator(FROM_ITEM),
				message:
					'=The agent wants to run this tool: {{ $json.tool }}\n\nInput:\n{{ $json.toolParameters }}',
			}),
			{ items: [call(toolCallId, more)], node: { type: 'linqHitlTool' } },
		);

	test('shows the parameters of the tool so that a person can read them', async () => {
		await review('call-1');
		expect(sentTexts(linq)).toEqual([
			`The agent wants to run this tool: Refund\n\nInput:\norder: 1042\nwhy: broken\n\n${HOW}`,
		]);
	});

	test('an approval is no feedback', async () => {
		const saved = await review('call-1');
		await tap('like');
		expect(dataOf(saved)).toMatchObject({ approved: true });
		expect(dataOf(saved)).not.toHaveProperty('chatInput');
	});

	test.each(['no, make it 20', 'Make it 20'])('%j is feedback for the agent', async (text) => {
		const saved = await review('call-1');
		await reply(text);
		expect(dataOf(saved)).toMatchObject({ approved: false, chatInput: text });
	});

	test('the agent hears that nobody answered, and not its own user’s words', async () => {
		const saved = await review('call-1', { chatInput: 'Please refund me' });
		await n8n.timeOut(saved);
		expect(outcome(saved).items).toMatchObject([
			{ data: { approved: false, timedOut: true, chatInput: 'Nobody answered in time.' } },
		]);
		expect(outcome(saved).items[0]).not.toHaveProperty('chatInput');
	});

	test('asks once for a call, though n8n repeats it', async () => {
		linq.inject({ kind: 'dropAfter', method: 'POST', path: '/v3/chats/*/messages' });
		const saved = await n8n.run(ask({ ...chatLocator(FROM_ITEM), options: { maxRetryWait: 0 } }), {
			items: [call('call-1')],
			node: { type: 'linqHitlTool', retryOnFail: true, maxTries: 2 },
		});
		expect(saved.status).toBe('waiting');
		expect(linq.received().requests.filter(isQuestion)).toHaveLength(2);
		expect(sentTexts(linq)).toHaveLength(1);
		expect(subscriptions()).toHaveLength(1);
	});

	test('asks again when the agent calls again after a no', async () => {
		const saved = await review('call-1');
		await reply('no');
		await n8n.callAgain(saved, [call('call-2')]);
		expect(sentTexts(linq)).toHaveLength(2);
		expect(saved.status).toBe('waiting');
	});
});
