import { refusal } from '../refusal';
import type { Message, AppPart, LinkPart, TextPart } from '../state/types';
import { isObject, isUuid, type JsonObject } from '../values';
import { checkAppCard } from './appCard';
import { checkDecorations } from './decorations';

/** A media part before its file was looked at: exactly one of the two is set. */
export interface DraftMediaPart {
	type: 'media';
	url?: string;
	attachmentId?: string;
}

export type DraftPart = TextPart | LinkPart | AppPart | DraftMediaPart;

const aloneTypes = ['link', 'imessage_app'];

function checkText(part: JsonObject, name: string): TextPart {
	const { value } = part;
	if (typeof value !== 'string' || value === '') {
		throw refusal(1004, `${name}.value must be a non-empty string`);
	}
	if (value.length > 10_000) {
		throw refusal(1004, `${name}.value must not have more than 10,000 characters`);
	}
	const decorations = checkDecorations(
		part.text_decorations,
		`${name}.text_decorations`,
		value.length,
	);
	return { type: 'text', value, decorations, reactions: [] };
}

function checkMedia(part: JsonObject, name: string, ownOrigin: string): DraftMediaPart {
	const { url, attachment_id: attachmentId } = part;
	if ((url === undefined) === (attachmentId === undefined)) {
		throw refusal(1004, `${name} must have exactly one of url or attachment_id`);
	}
	if (attachmentId !== undefined) {
		if (isUuid(attachmentId)) return { type: 'media', attachmentId: attachmentId.toLowerCase() };
		throw refusal(1004, `${name}.attachment_id must be a valid UUID`);
	}
	// The emulator's own download URLs are http, on loopback; Linq's are https.
	if (typeof url === 'string' && (url.startsWith('https://') || url.startsWith(`${ownOrigin}/`))) {
		if (URL.canParse(url)) return { type: 'media', url };
	}
	throw refusal(1004, `${name}.url must be an HTTPS URL`);
}

function checkLink(part: JsonObject, name: string): LinkPart {
	const { value } = part;
	if (typeof value !== 'string' || !URL.canParse(value) || !/^https?:/i.test(value)) {
		throw refusal(1004, `${name}.value must be a URL`);
	}
	if (value.length > 2048) {
		throw refusal(1004, `${name}.value must not have more than 2,048 characters`);
	}
	return { type: 'link', value, reactions: [] };
}

function checkPart(part: unknown, name: string, ownOrigin: string): DraftPart {
	if (!isObject(part)) throw refusal(1004, `${name} must be an object`);
	switch (part.type) {
		case 'text':
			return checkText(part, name);
		case 'media':
			return checkMedia(part, name, ownOrigin);
		case 'link':
			return checkLink(part, name);
		case 'imessage_app':
			return { type: 'imessage_app', ...checkAppCard(part), reactions: [] };
		default:
			throw refusal(1004, `${name}.type must be one of text, media, link, imessage_app`);
	}
}

/** Where Linq's own download URLs start: its CDN, and the emulator's stand-in for it. */
const linqStores = (ownOrigin: string) => ['https://cdn.linqapp.com', ownOrigin];

/** Linq downloads a plain URL itself; a presigned or own one is already stored (api-v3 §d.2). */
function isDownloaded(part: DraftPart, ownOrigin: string): boolean {
	if (part.type !== 'media' || part.url === undefined) return false;
	const isOwn = linqStores(ownOrigin).includes(new URL(part.url).origin);
	return !isOwn && !/[?&]X-Amz-Signature=/i.test(part.url);
}

/** Checks the parts of a message, each alone and all together (api-v3 §d.2, rules 1–5). */
export function checkParts(value: unknown, ownOrigin: string): DraftPart[] {
	if (value === undefined || value === null) throw refusal(1001, 'message.parts is required');
	if (!Array.isArray(value)) throw refusal(1004, 'message.parts must be an array');
	if (value.length < 1 || value.length > 100) {
		throw refusal(1004, 'message.parts must have between 1 and 100 entries');
	}
	const parts = value.map((part, index) => checkPart(part, `message.parts[${index}]`, ownOrigin));
	const alone = parts.find(({ type }) => aloneTypes.includes(type));
	if (alone && parts.length > 1) {
		throw refusal(1004, `a ${alone.type} part must be the only part of its message`);
	}
	const second = parts.findIndex(
		({ type }, index) => type === 'text' && parts[index - 1]?.type === 'text',
	);
	if (second > 0) {
		throw refusal(1004, `message.parts[${second}]: consecutive text parts are not allowed`);
	}
	if (parts.filter((part) => isDownloaded(part, ownOrigin)).length > 40) {
		throw refusal(1004, 'message.parts must not have more than 40 media parts with a url');
	}
	return parts;
}

/** An optional `part_index` of a body, default 0; 1005 when the message has no such part. */
export function partIndexOf(value: unknown, message: Message): number {
	const index = value ?? 0;
	if (!Number.isInteger(index) || (index as number) < 0) {
		throw refusal(1005, 'part_index must be an integer of 0 or more');
	}
	if ((index as number) >= message.parts.length) {
		throw refusal(1005, 'part_index is out of range');
	}
	return index as number;
}
