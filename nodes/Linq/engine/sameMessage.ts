import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord, asText } from '../../shared/json';
import type { LinqCall } from '../../shared/linq/types';

const CHAT_OF_PATH = /^\/v3\/chats\/([^/]+)\/messages$/;

/**
 * Whether a response is about the message of its request. For a key that it knows, Linq responds with
 * the first message, whatever the request says (api-v3 §6): a success that has sent nothing. The chat or
 * its participants, the text, the card, and how many files there are, are compared. What the response
 * leaves out is not, and neither are the files themselves: Linq gives them other URLs and IDs than the
 * request.
 *
 * @param wasSent whether a text with this fingerprint was sent at an earlier attempt
 */
export function isSameMessage(
	call: LinqCall,
	body: IDataObject,
	wasSent: (fingerprint: string) => boolean,
): boolean {
	// A new chat comes with its message inside, a message with its chat beside it (api-v3 §0.3).
	const chat = 'chat' in body ? asRecord(body.chat) : body;
	return (
		isSameChat(call, body) &&
		hasSameParticipants(call, chat) &&
		hasAsManyFiles(call, chat) &&
		hasSameText(call, chat, wasSent)
	);
}

function isSameChat({ path }: LinqCall, { chat_id: responded }: IDataObject): boolean {
	const requested = CHAT_OF_PATH.exec(path)?.[1];
	const id = asText(responded);
	return (
		requested === undefined || id === undefined || id.toLowerCase() === requested.toLowerCase()
	);
}

/** People who have left are still listed; one's own line is marked, or given beside the chat. */
function hasSameParticipants({ body }: LinqCall, chat: IDataObject): boolean {
	const { from, to } = asRecord(body);
	const requested = Array.isArray(to) ? to.map(lowerCase) : [];
	const handles = asList(chat.handles);
	if (requested.length === 0 || handles.length === 0) return true;
	const line = lowerCase(from ?? chat.from);
	const present = handles.map(({ handle }) => lowerCase(handle));
	const others = handles
		.filter(({ is_me: isMe, left_at: leftAt }) => isMe !== true && !leftAt)
		.map(({ handle }) => lowerCase(handle))
		.filter((handle) => handle !== line);
	const expected = from === undefined ? requested : [line, ...requested];
	return (
		expected.every((handle) => present.includes(handle)) &&
		others.every((handle) => requested.includes(handle))
	);
}

const lowerCase = (handle: unknown) => asText(handle)?.toLowerCase() ?? '';

/** Linq may leave files out, as in the text that it sends in the place of a message, but adds none. */
function hasAsManyFiles({ body }: LinqCall, chat: IDataObject): boolean {
	const [requested, responded] = [asRecord(body), chat].map(
		({ message }) => asList(asRecord(message).parts).filter(({ type }) => type === 'media').length,
	);
	return responded === 0 || responded === requested;
}

function hasSameText(
	call: LinqCall,
	chat: IDataObject,
	wasSent: (fingerprint: string) => boolean,
): boolean {
	const parts = asList(asRecord(chat.message).parts);
	const bareCard = parts.find(isBareCard);
	if (parts.length === 0 || (bareCard && hasPart(call, bareCard.type))) return true;
	const text = textOf(parts);
	return textsOf(call).includes(text) || wasSent(fingerprint(text));
}

/** Hashes of the texts of a request; see {@link isSameMessage}. */
export function fingerprintsOf(call: LinqCall): string[] {
	return textsOf(call).map(fingerprint);
}

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The text of a request, and the texts that Linq may send instead (api-v3 §b, §d.2). */
function textsOf({ body }: LinqCall): string[] {
	const { message, continuation_message: continuation } = asRecord(body);
	const parts = asList(asRecord(message).parts);
	const substitutes = [asRecord(continuation).text, ...parts.map((part) => part.fallback_text)];
	return [
		textOf(parts),
		// Linq may leave out the page that a card opens.
		textOf(parts.map((part) => ({ ...part, url: undefined }))),
		...substitutes
			.map(asText)
			.filter((text) => text !== undefined)
			.map(normalized),
	];
}

function hasPart({ body }: LinqCall, wanted: unknown): boolean {
	return asList(asRecord(asRecord(body).message).parts).some(({ type }) => type === wanted);
}

const CARD = 'imessage_app';
const APP_CLIP = 'app_clip';

/** What a card says (api-v3 §d.2). Its image is a file, which gets another URL at Linq. */
const CARD_WORDS = [
	'caption',
	'subcaption',
	'trailing_caption',
	'trailing_subcaption',
	'image_title',
	'image_subtitle',
];

/** Whether a part is a card of which the response leaves out what it says. */
function isBareCard({ type, layout, value }: IDataObject): boolean {
	return type === CARD ? !layout : type === APP_CLIP && !value;
}

function textOf(parts: IDataObject[]): string {
	return parts.flatMap(wordsOf).join('\n');
}

function wordsOf({ type, value, layout, url }: IDataObject): string[] {
	if (type === 'text') return [normalized(asText(value) ?? '')];
	if (type === 'link' || type === APP_CLIP) return [normalized(sameUrl(value))];
	if (type !== CARD) return [];
	const shown = asRecord(layout);
	return [...CARD_WORDS.map((name) => normalized(asText(shown[name]) ?? '')), sameUrl(url)];
}

function sameUrl(value: unknown): string {
	const url = asText(value)?.trim() ?? '';
	return URL.canParse(url) ? new URL(url).href : url;
}

/**
 * Text without what a server may change: white space, composed characters, lone surrogates, and what
 * phones make typographic, such as quotation marks, dashes and emoji.
 */
function normalized(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/["'\u201A\u201E\p{Pi}\p{Pf}]+/gu, "'")
		.replace(/\p{Pd}+/gu, '-')
		.replace(/\s/g, ' ')
		.replace(/[\p{C}\p{Variation_Selector}\uFFFD]/gu, '')
		.replace(/ +/g, ' ')
		.trim();
}
