import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord, asText } from '../../shared/json';
import type { LinqCall } from '../../shared/linq/types';

const CHAT_OF_PATH = /^\/v3\/chats\/([^/]+)\/messages$/;

/**
 * Whether a response tells of the message that was asked for. Linq answers a key that it knows with
 * the first message, whatever is asked for now (api-v3 §6): a success that has sent nothing. Compared
 * are the chat or its people, and the words. What the response leaves out is not compared, nor are
 * files: a URL or an ID of ours comes back as another one.
 *
 * @param wasSent whether words with this fingerprint were asked for at an earlier try
 */
export function isSameMessage(
	call: LinqCall,
	body: IDataObject,
	wasSent: (fingerprint: string) => boolean,
): boolean {
	// A new chat comes with its message inside, a message with its chat beside it (api-v3 §0.3).
	const told = 'chat' in body ? asRecord(body.chat) : body;
	return isSameChat(call, body) && hasSamePeople(call, told) && hasSameWords(call, told, wasSent);
}

function isSameChat({ path }: LinqCall, { chat_id: told }: IDataObject): boolean {
	const asked = CHAT_OF_PATH.exec(path)?.[1];
	const id = asText(told);
	return asked === undefined || id === undefined || id.toLowerCase() === asked.toLowerCase();
}

/** Those who have left are still told of; one's own line is marked, or named beside the chat. */
function hasSamePeople({ body }: LinqCall, told: IDataObject): boolean {
	const { from, to } = asRecord(body);
	const asked = Array.isArray(to) ? to.map(lowerCase) : [];
	const handles = asList(told.handles);
	if (asked.length === 0 || handles.length === 0) return true;
	const line = lowerCase(from ?? told.from);
	const present = handles.map(({ handle }) => lowerCase(handle));
	const others = handles
		.filter(({ is_me: isMe, left_at: leftAt }) => isMe !== true && !leftAt)
		.map(({ handle }) => lowerCase(handle))
		.filter((handle) => handle !== line);
	const wanted = from === undefined ? asked : [line, ...asked];
	return (
		wanted.every((handle) => present.includes(handle)) &&
		others.every((handle) => asked.includes(handle))
	);
}

const lowerCase = (handle: unknown) => asText(handle)?.toLowerCase() ?? '';

function hasSameWords(
	call: LinqCall,
	told: IDataObject,
	wasSent: (fingerprint: string) => boolean,
): boolean {
	const parts = asList(asRecord(told.message).parts);
	if (parts.length === 0) return true;
	const words = wordsOf(parts);
	return wordsAskedFor(call).includes(words) || wasSent(fingerprint(words));
}

/** Short stand-ins for the words of a request; see {@link isSameMessage}. */
export function fingerprintsOf(call: LinqCall): string[] {
	return wordsAskedFor(call).map(fingerprint);
}

const fingerprint = (words: string) =>
	createHash('sha256').update(words).digest('hex').slice(0, 16);

/** The words of a request, and those that Linq may send in their place (api-v3 §b, §d.2). */
function wordsAskedFor({ body }: LinqCall): string[] {
	const { message, continuation_message: continuation } = asRecord(body);
	const parts = asList(asRecord(message).parts);
	const inPlace = [asRecord(continuation).text, ...parts.map((part) => part.fallback_text)];
	return [
		wordsOf(parts),
		...inPlace
			.map(asText)
			.filter((text) => text !== undefined)
			.map(plain),
	];
}

function wordsOf(parts: IDataObject[]): string {
	return parts
		.filter(({ type }) => type === 'text' || type === 'link')
		.map(({ type, value }) => plain(type === 'link' ? sameUrl(value) : (asText(value) ?? '')))
		.join('\n');
}

function sameUrl(value: unknown): string {
	const url = asText(value)?.trim() ?? '';
	return URL.canParse(url) ? new URL(url).href : url;
}

/** Text without what a server may write in another way: blanks, composed letters, half letters. */
function plain(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\s+/g, ' ')
		.replace(/[\p{C}\uFFFD]/gu, '')
		.trim();
}
