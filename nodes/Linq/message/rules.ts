import { InputError } from '../../shared/InputError';
import { formatNumber, partSchema } from './partSchema';
import { findOverlapProblem, findRangeProblem, MAX_DECORATIONS } from './ranges';
import type { LinkPart, MediaPart, Part, TextPart } from './types';

/** Most parts in one message (api-v3 §d.2, rule 1). */
const MAX_PARTS = 100;
/** Most media that Linq downloads from public URLs for one message (api-v3 §d.2, rule 2). */
const MAX_URL_MEDIA = 40;

const SURELY_A_URL = /https?:\/\/\S+|(?<![\p{L}\p{N}])www\.[\p{L}\p{N}-]+\.\p{L}\S*/iu;

const isText = (part: Part): part is TextPart => part.type === 'text';
const isMedia = (part: Part): part is MediaPart => part.type === 'media';
const isLink = (part: Part): part is LinkPart => part.type === 'link';

/** What whoever wrote a message calls a part of it, by its place. */
export type NamePart = (index: number) => string;

const numbered: NamePart = (index) => `Part ${index + 1}`;

/**
 * Checks Linq's own `parts` array against every rule of api-v3 §d.2 that can be known beforehand.
 * The first problem wins; parts are counted from 1, unless they have names.
 *
 * @throws InputError naming the part and the fix
 */
export function parseParts(input: unknown, nameOf = numbered): Part[] {
	if (!Array.isArray(input)) {
		throw new InputError('The message must be an array of parts, starting with [.');
	}
	if (input.length === 0) throw new InputError('The message is empty: it has no parts.');
	if (input.length > MAX_PARTS) {
		throw new InputError(
			`The message has ${formatNumber(input.length)} parts; Linq accepts at most ${MAX_PARTS}. Split it into several messages.`,
		);
	}
	const parts = input.map((part, index) => parsePart(part, nameOf(index)));
	for (const findProblem of RULES_BETWEEN_PARTS) {
		const problem = findProblem(parts, nameOf);
		if (problem) throw new InputError(problem);
	}
	return parts;
}

/**
 * The same for the value of a JSON field, which n8n gives as text or, from an expression, as data.
 *
 * @throws InputError also when it is not JSON
 */
export function parsePartsJson(value: unknown): Part[] {
	return parseParts(typeof value === 'string' ? parseJson(value) : value);
}

/**
 * Checks what is true only of the message that opens a chat: no link, no URL (api-v3 §d.2, rule 9).
 * Linq also refuses some bare domains, but which ones is not known, so those are left to Linq.
 *
 * @throws InputError saying what to send instead
 */
export function checkFirstMessage(parts: readonly Part[]): void {
	for (const part of parts) {
		const url = isText(part) ? part.value.match(SURELY_A_URL)?.[0] : undefined;
		if (!isLink(part) && url === undefined) continue;
		throw new InputError(
			`${url === undefined ? 'A link' : `The URL "${url}"`} cannot be in the first message of a chat`,
			'Linq refuses links in a first message, because carriers and Apple treat them as spam (code 1005). Start with a greeting here, then send the link with the operation Message: Send.',
		);
	}
}

function parseJson(text: string): unknown {
	let reason: string;
	try {
		return JSON.parse(text);
	} catch (error) {
		reason = error instanceof Error ? error.message : String(error);
	}
	throw new InputError('The parts are not valid JSON.', reason);
}

function parsePart(input: unknown, name: string): Part {
	const result = partSchema().safeParse(input);
	if (!result.success) {
		const { path, message } = result.error.issues[0];
		throw new InputError(`${nameDecoration(name, path)}: ${message}`);
	}
	const part: Part = result.data;
	if (isMedia(part)) checkMediaSource(name, part);
	if (isText(part)) checkDecorations(name, part);
	return part;
}

function nameDecoration(part: string, [field, index]: Array<string | number>): string {
	return field === 'text_decorations' && typeof index === 'number'
		? `${part}, decoration ${index + 1}`
		: part;
}

function checkMediaSource(name: string, { url, attachment_id }: MediaPart): void {
	if (url !== undefined && attachment_id !== undefined) {
		throw new InputError(
			`${name}: media takes either url or attachment_id, and this has both. Remove one of them.`,
		);
	}
	if (url === undefined && attachment_id === undefined) {
		throw new InputError(`${name}: media needs a url or an attachment_id.`);
	}
}

function checkDecorations(name: string, { value, text_decorations = [] }: TextPart): void {
	if (text_decorations.length > MAX_DECORATIONS) {
		throw new InputError(
			`${name}: the text has ${formatNumber(text_decorations.length)} decorations; Linq accepts at most ${MAX_DECORATIONS}.`,
		);
	}
	for (const [index, { range }] of text_decorations.entries()) {
		const problem = findRangeProblem(value, range);
		if (problem) throw new InputError(`${name}, decoration ${index + 1}: ${problem}`);
	}
	const problem = findOverlapProblem(value, text_decorations);
	if (problem) throw new InputError(`${name}: ${problem}`);
}

const RULES_BETWEEN_PARTS: Array<(parts: Part[], nameOf: NamePart) => string | undefined> = [
	function linkIsAlone(parts, nameOf) {
		const index = parts.findIndex((part) => !isText(part) && !isMedia(part));
		if (index === -1 || parts.length === 1) return undefined;
		return `${nameOf(index)}: "${parts[index].type}" must be the only part of its message, and this message has ${parts.length}. Send it as a message of its own.`;
	},
	function textsAreApart(parts, nameOf) {
		const index = parts.findIndex((part, at) => at > 0 && isText(part) && isText(parts[at - 1]));
		if (index === -1) return undefined;
		return `${nameOf(index)}: a text cannot follow another text (part ${index}). Make them one text, or put media between them.`;
	},
	function fewUrlsToDownload(parts, nameOf) {
		const downloads = [...parts.keys()].filter((index) => isDownload(parts[index]));
		if (downloads.length <= MAX_URL_MEDIA) return undefined;
		return `${nameOf(downloads[MAX_URL_MEDIA])}: this is one media URL too many. Linq downloads at most ${MAX_URL_MEDIA} for one message, and this message has ${downloads.length}. Use attachment IDs, or split the message.`;
	},
];

/** Files that Linq holds already, or that come with a pre-signed URL, do not count as downloads. */
function isDownload(part: Part): boolean {
	if (!isMedia(part) || part.url === undefined) return false;
	const { hostname, searchParams } = new URL(part.url);
	const isPresigned = [...searchParams.keys()].some((key) => /^x-amz-/i.test(key));
	return hostname !== 'cdn.linqapp.com' && !isPresigned;
}
