import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { toChatItem } from '../items/chat';
import { toMessageItem } from '../items/message';
import { asList } from '../json';

/** Enough of a text to recognise a message. */
const EXCERPT_LENGTH = 60;

export const LABEL_SEPARATOR = ' · ';

/** A label from the facts that a record has; the most telling first. */
export const listLabel = (...details: unknown[]) => details.filter(Boolean).join(LABEL_SEPARATOR);

/** Who a chat is with: its name if it has one, and the people. */
export function whoIn(chat: IDataObject): string {
	const { displayName, participants, isGroup } = toChatItem(chat);
	const isNamed = displayName !== participants;
	const who = isNamed ? `${String(displayName)} (${String(participants)})` : String(participants);
	return isGroup ? `Group: ${who}` : who;
}

/** The text of a message, or the name of its file. */
export function excerptOf(message: IDataObject): string {
	const { text, attachments } = toMessageItem(message);
	const [file] = asList(attachments);
	const label = String(text || file?.fileName || 'No text').replace(/\s+/g, ' ');
	const characters = [...label];
	const excerpt = characters.slice(0, EXCERPT_LENGTH).join('');
	return characters.length > EXCERPT_LENGTH ? `${excerpt}…` : excerpt;
}

/** A time of Linq's in the time zone of the workflow, such as "27 Nov 2026, 14:05". */
export function whenOf(context: ILoadOptionsFunctions, time: unknown): string | undefined {
	const date = new Date(String(time));
	if (Number.isNaN(date.getTime())) return undefined;
	const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
	return date.toLocaleString('en-GB', { ...style, timeZone: context.getTimezone() });
}
