import { DEFAULT_LIMIT } from './deadline';

const limit = '$parameter.options?.limitWaitTime?.values';
const usual = `${DEFAULT_LIMIT.resumeAmount} ${DEFAULT_LIMIT.resumeUnit}`;

/**
 * What the editor shows beside a node that waits. An expression of n8n's, which gives of a locator only
 * the ID and not the name of the chat.
 */
export const waitingNodeTooltip = `={{ "Waiting for an answer in the chat, " + (${limit}?.limitType === "atSpecifiedTime" ? "until " + ${limit}.maxDateAndTime : "for " + (${limit} ? (${limit}.resumeAmount ?? ${DEFAULT_LIMIT.resumeAmount}) + " " + (${limit}.resumeUnit ?? "${DEFAULT_LIMIT.resumeUnit}") : "${usual}")) }}`;
