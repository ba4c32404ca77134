import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../engine/operation';
import { runItems } from '../engine/runItems';
import { isReview } from '../engine/review';
import { InputError } from '../../shared/InputError';
import { lineIn } from '../../shared/chatHandles';
import { asRecord, asText } from '../../shared/json';
import { linqFailure, plainText } from '../../shared/linq/errors';
import { callLinq, linqPath, retryLimits } from '../../shared/linq/request';
import { postSubscription } from '../../shared/linq/subscriptions';
import { assertReachable } from '../../shared/linq/target';
import type { CallSettings, RetryLimits } from '../../shared/linq/types';
import { sweepWaits, waitParameters } from '../../shared/linq/waits';
import { findAnswer, type Answer } from './answer';
import { deadlineOf, type WaitLimit } from './deadline';
import { readChat } from './look';
import { lookOnceSaved } from './lookOnceSaved';
import { offerOf, pollCall } from './offer';
import { outcomeOf } from './outcome';
import { keepWait, type Rules, type Wait } from './wait';

/** What an operation must define to ask a question; the message that it sends is the question. */
export interface Question {
	chatId: string;
	limit: WaitLimit;
	rules: Omit<Rules, 'isReview'>;
	options: CallSettings;
}

/** A wait whose subscription exists. */
interface PreparedWait<Input> {
	question: Input;
	until: Date;
	/** Where Linq delivers to. */
	target: string;
	/** What the chat runs on, if Linq says so. */
	service?: string;
}

/** The events to subscribe to: the kinds of answers that Linq reports. */
const EVENTS = ['message.received', 'reaction.added'];
const VOTE = 'poll.vote.added';

/**
 * Sends a question and lets the execution wait for the answer. The subscription is made before the
 * question is sent. An answer that comes before n8n has saved the execution is found by a last look into
 * the chat, or by one more once it is saved.
 *
 * @throws NodeOperationError or NodeApiError as `runItems` does; then nothing waits
 */
export async function askAndWait<Input extends Question>(
	context: IExecuteFunctions,
	operation: Operation<Input>,
): Promise<INodeExecutionData[]> {
	const prepared: { wait?: PreparedWait<Input> } = {};
	const asking: Operation<Input> = {
		...operation,
		parse: (...given) => {
			checkThatItCanWait(context);
			return operation.parse(...given);
		},
		prepare: async (question) => {
			prepared.wait = await prepareWait(context, question);
			return question;
		},
		followUp: {
			request: ({ message }, { chatId, rules }) =>
				pollCall(chatId, String(asRecord(message).id), rules, prepared.wait?.service),
			output: (record, outcome) => ({ ...record, poll: 'body' in outcome ? outcome.body : {} }),
		},
	};
	let isWaiting = false;
	try {
		const outputs = await runItems(context, asking);
		const message = asRecord(outputs[0]?.json.message);
		if (!prepared.wait || asText(message.id) === undefined) return outputs;

		const { question, until, target } = prepared.wait;
		const wait: Wait = {
			...question.rules,
			isReview: isReview(context),
			chatId: question.chatId,
			messageId: String(message.id),
			askedAt: Date.parse(String(message.created_at)),
		};
		if (wait.asPoll) {
			const { poll } = outputs[0].json;
			wait.offer = await offerOf(context, wait, asRecord(poll), retryLimits(question.options));
		}
		const answer = await lookOnce(context, wait);
		if (answer) return [{ json: outcomeOf(wait, answer), pairedItem: { item: 0 } }];

		const items = await putToWait(context, wait, until);
		isWaiting = true;
		void lookOnceSaved(context, target, wait);
		return items;
	} finally {
		if (prepared.wait && !isWaiting) await sweepWaits(context, (url) => isOfThisNode(context, url));
	}
}

/** @throws InputError that says what to do instead */
function checkThatItCanWait(context: IExecuteFunctions): void {
	if (!context.getExecutionId()) {
		throw new InputError(
			'Nobody can be waited for here',
			'An MCP client or an n8n Agent runs this node outside of an execution. Let it call a workflow that sends the question and waits.',
		);
	}
	// n8n finds a waiting node by its ID. Workflows that were not made in the editor may have none.
	if (!context.getNode().id) {
		throw new InputError(
			'No answer can reach this node, because it has no ID',
			'Nothing was sent. Give the node an "id" of its own in the JSON of the workflow, or make the workflow in the editor.',
		);
	}
	const { length } = context.getInputData();
	if (length > 1) {
		throw new InputError(
			`There are ${length} items, but an execution can wait for one answer at a time`,
			'Nothing was sent. Use a Loop Over Items node before this one to ask one after the other, or an Execute Workflow node that runs once for each item to ask all at the same time.',
		);
	}
}

/** Subscribes this execution to the events of its chat. */
async function prepareWait<Input extends Question>(
	context: IExecuteFunctions,
	question: Input,
): Promise<PreparedWait<Input>> {
	const until = deadlineOf(question.limit, Date.now(), context.getTimezone());
	requireSignature(context);
	const target = context.getSignedResumeUrl(waitParameters(context, until));
	await assertReachable(context, target);
	await sweepWaits(context, (other) => isOfThisNode(context, other));
	const limits = retryLimits(question.options);
	const { line, service } = await readChatFacts(context, question.chatId, limits);
	try {
		const subscription = {
			target_url: target,
			subscribed_events: question.rules.asPoll ? [...EVENTS, VOTE] : EVENTS,
			phone_numbers: line === undefined ? [] : [line],
		};
		await postSubscription(context, subscription, limits);
	} catch (error) {
		// The subscription may exist even so: its outcome is unknown if the response was lost.
		await sweepWaits(context, (other) => isOfThisNode(context, other));
		throw explained(context, error);
	}
	return { question, until, target, service };
}

/** An older n8n checks the signature of resume URLs only in executions that ask for it. */
function requireSignature(
	context: IExecuteFunctions & { setSignatureValidationRequired?(): void },
) {
	context.setSignatureValidationRequired?.();
}

/**
 * Whether a subscription is of an earlier attempt, or of an earlier run in a loop: an execution waits
 * for one answer at a time.
 */
function isOfThisNode(context: IExecuteFunctions, { pathname }: URL): boolean {
	return pathname === new URL(context.getSignedResumeUrl()).pathname;
}

/** The line that is in a chat and what the chat runs on; undefined where Linq does not say. */
async function readChatFacts(
	context: IExecuteFunctions,
	chatId: string,
	limits: RetryLimits,
): Promise<{ line?: string; service?: string }> {
	const call = { method: 'GET', path: linqPath`/v3/chats/${chatId}` } as const;
	const options = { ...limits, repeat: 'idempotent', itemIndex: 0 } as const;
	const { body } = await callLinq(context, call, options);
	const { handles, service } = asRecord(body);
	const line = lineIn(handles);
	return { line: line?.startsWith('+') ? line : undefined, service: asText(service) };
}

/** Linq documents no limit of subscriptions; a refusal is most likely one. */
function explained(context: IExecuteFunctions, error: unknown): unknown {
	const { status = 0, message } = linqFailure(error) ?? {};
	if (![400, 403, 409, 422].includes(status)) return error;
	return new NodeOperationError(context.getNode(), 'Linq refused to report answers to this wait', {
		itemIndex: 0,
		description: plainText(
			`Nothing was sent. Linq says: "${message}" (HTTP ${status}). Each wait has a webhook subscription of its own until it ends, so the account may have as many as it can have. See docs/scale.md of the package for another way to wait for many.`,
		),
	});
}

/**
 * An answer that has come already. The question is sent, so a chat that cannot be read must not end the
 * wait.
 */
async function lookOnce(context: IExecuteFunctions, wait: Wait): Promise<Answer | undefined> {
	const chat = await readChat(context, wait).catch(() => undefined);
	return chat && findAnswer(wait, chat);
}

async function putToWait(
	context: IExecuteFunctions,
	wait: Wait,
	until: Date,
): Promise<INodeExecutionData[]> {
	keepWait(context, wait);
	const items = context.getInputData();
	// What n8n passes on when the time is over, without running the node again.
	items[0].json = outcomeOf(wait);
	await context.putExecutionToWait(until);
	return items;
}
