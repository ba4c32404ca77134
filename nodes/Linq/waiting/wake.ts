import {
	sleep,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { asRecord, asText } from '../../shared/json';
import { textOfError } from '../../shared/linq/errors';
import { sweepWaits } from '../../shared/linq/waits';
import { findAnswer, joinedAnswer, remarkOn, type Answer } from './answer';
import { DELIVERY_LIMITS, readChat, readMessages } from './look';
import { outcomeOf } from './outcome';
import { keyBeside, tell } from './tell';
import { waitOf, type Wait } from './wait';

/** n8n responds with 200 by itself, and the execution goes on waiting. */
const NOT_AN_ANSWER: IWebhookResponseData = { webhookResponse: {} };

/**
 * Takes a delivery to an execution that waits, and wakes it if there is an answer in the chat. Never
 * throws, for n8n would end the execution: it responds 503 instead, and Linq delivers again.
 */
export async function takeDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await wake(context);
	} catch (error) {
		context.logger.warn('A delivery to an execution that waits for an answer could not be read', {
			reason: textOfError(error),
			nodeName: context.getNode().name,
		});
		context.getResponseObject().status(503).end();
		return { noWebhookResponse: true };
	}
}

async function wake(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const wait = waitOf(context);
	const delivered = deliveredOf(context);
	if (!wait || delivered.chatId !== wait.chatId) return NOT_AN_ANSWER;

	const chat = await readChat(context, wait, delivered.messageId);
	const { messages, pollError } = chat;
	const found = findAnswer(wait, chat);
	if (!found) {
		// There may be a vote: Linq delivers again.
		if (pollError !== undefined) throw pollError;
		if (delivered.messageId !== undefined) {
			await remark(context, wait, delivered.messageId, messages);
		}
		return NOT_AN_ANSWER;
	}
	const answer = await whole(context, wait, found, messages, delivered.messageId);
	if (!answer) return NOT_AN_ANSWER;
	const { signature } = asRecord(context.getQueryData());
	await sweepWaits(context, (target) => target.searchParams.get('signature') === signature);
	const json = outcomeOf(wait, answer);
	return { webhookResponse: {}, workflowData: [[{ json, pairedItem: { item: 0 } }]] };
}

interface Delivered {
	chatId?: string;
	messageId?: string;
}

/** The chat and the message that a delivery is about, in both payload versions (api-v3 §e.5). */
function deliveredOf(context: IWebhookFunctions): Delivered {
	const data = asRecord(asRecord(context.getBodyData()).data);
	return {
		chatId: asText(asRecord(data.chat).id) ?? asText(data.chat_id),
		messageId: asText(data.id) ?? asText(data.message_id) ?? asText(asRecord(data.message).id),
	};
}

/**
 * The answer with the messages that its author writes in the seconds after it. The delivery of the first
 * message waits for the others, and so does a call that names no message. For the delivery of a later
 * one it is undefined, unless the first delivery seems to be lost.
 */
async function whole(
	context: IWebhookFunctions,
	wait: Wait,
	first: Answer,
	messages: IDataObject[],
	deliveredId?: string,
): Promise<Answer | undefined> {
	const ms = wait.finishSeconds * 1000;
	if (ms === 0 || first.via !== 'reply' || first.optOut) return first;
	if (deliveredId === undefined || deliveredId === first.messageId) {
		await sleep(ms);
		return joinedAnswer(wait, await readMessages(context, wait, deliveredId), first);
	}
	const age = Date.now() - Date.parse(String(first.at));
	return age < 2 * ms ? undefined : joinedAnswer(wait, messages, first);
}

/**
 * Tells the author of a message that is no answer what to do; once, also if the delivery is a duplicate.
 */
async function remark(
	context: IWebhookFunctions,
	wait: Wait,
	deliveredId: string,
	messages: IDataObject[],
): Promise<void> {
	const value = remarkOn(wait, messages, deliveredId);
	if (value === undefined) return;
	const key = keyBeside(wait.messageId, deliveredId);
	await tell(context, wait.chatId, value, key, DELIVERY_LIMITS);
}
