import { InputError } from './InputError';
import { quote } from './quote';

/** Most recipients of one chat (api-v3, POST /v3/chats). */
const MAX_RECIPIENTS = 31;

const E164 = /^\+[1-9]\d{1,14}$/;
const EMAIL = /^[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"]+$/;

/**
 * What people put between the digits of a phone number: spaces of any width, dots, dashes, brackets,
 * and the invisible direction marks that copying from an address book leaves behind.
 */
const PHONE_PUNCTUATION = /[\s.()[\]\-\u2010-\u2015\u2212\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g;

/** A phone number as its digits, with the + if there is one. */
export const withoutPunctuation = (phone: string) => phone.replace(PHONE_PUNCTUATION, '');

/**
 * A phone number in E.164 or an email address, cleaned of what people type between digits.
 * A number without country code is refused, never guessed.
 *
 * @throws InputError quoting the input and saying what is wrong with it
 */
export function parseHandle(value: unknown): string {
	const text = textOf(value, 'phone number or email address');
	if (!text.includes('@')) return parsePhone(text);
	if (!EMAIL.test(text)) throw new InputError(`${quote(text)} is not an email address.`);
	// An accented letter may come as one character or as two; it is the same address.
	return text.normalize('NFC');
}

/**
 * A phone number in E.164 (`+` and at most 15 digits), as Linq wants its own lines.
 *
 * @throws InputError quoting the input and saying what is wrong with it
 */
export function parsePhone(value: unknown): string {
	const text = textOf(value, 'phone number');
	if (/\(0\)/.test(text)) {
		throw new InputError(
			`${quote(text)} contains (0), which is dialled only without the country code. Leave it out.`,
		);
	}
	const phone = withoutPunctuation(text);
	if (E164.test(phone)) return phone;
	throw new InputError(`${quote(text)} ${phoneProblem(phone)}`);
}

/**
 * Any number of handles, from what a user or an expression can give: an array, text separated by
 * commas, semicolons or line breaks, or a JSON array.
 *
 * @throws InputError for the first that is not a handle
 */
export function parseHandles(value: unknown): string[] {
	return splitHandles(value).map(parseHandle);
}

/**
 * The recipients of a chat.
 *
 * @throws InputError unless they are 1 to 31 different handles
 */
export function parseHandleList(value: unknown): string[] {
	const handles = parseHandles(value);
	if (handles.length === 0) {
		throw new InputError('there is no recipient. Enter a phone number or an email address.');
	}
	if (handles.length > MAX_RECIPIENTS) {
		throw new InputError(
			`there are ${handles.length} recipients; Linq accepts at most ${MAX_RECIPIENTS} in one chat.`,
		);
	}
	const twice = handles.find((handle, index) =>
		handles.slice(0, index).some((earlier) => sameHandle(earlier, handle)),
	);
	if (twice) throw new InputError(`${quote(twice)} is among the recipients twice.`);
	return handles;
}

/**
 * Refuses a line that would write to itself.
 *
 * @throws InputError naming the handle
 */
export function checkRecipients(to: readonly string[], from: string): void {
	if (to.some((handle) => sameHandle(handle, from))) {
		throw new InputError(
			`${quote(from)} is both the sender and a recipient. Remove it from the recipients.`,
		);
	}
}

/** The same text for the same people, in whatever order and letter case they are given. */
export function samePeople(handles: readonly string[]): string {
	return handles
		.map((handle) => handle.toLowerCase())
		.sort()
		.join(' ');
}

function textOf(value: unknown, what: string): string {
	if (typeof value === 'number') {
		throw new InputError(
			`${value} is a number, and has lost the + of its country code. Give a ${what} as text.`,
		);
	}
	if (value !== null && value !== undefined && typeof value !== 'string') {
		throw new InputError(`a ${what} must be a text.`);
	}
	const text = value?.trim();
	if (!text) throw new InputError(`a ${what} is missing.`);
	return text;
}

function phoneProblem(phone: string): string {
	if (/[^\d+]/.test(phone)) {
		return 'is not a phone number. A phone number must start with + and the country code, such as +12052532136.';
	}
	if (!phone.startsWith('+')) {
		return 'must start with + and the country code, such as +12052532136.';
	}
	if (phone.startsWith('+0')) return 'has no country code: no country code starts with 0.';
	return 'is not a phone number: after the + come 2 to 15 digits.';
}

/** A separator too many is harmless in text; an empty element of an array is a value that is missing. */
function splitHandles(value: unknown): unknown[] {
	if (Array.isArray(value)) {
		return value.flatMap((element) => {
			const handles = splitHandles(element);
			return handles.length > 0 ? handles : [''];
		});
	}
	if (typeof value !== 'string') return [value ?? ''];
	return parseJsonArray(value) ?? value.split(/[,;\r\n]/).filter((piece) => piece.trim() !== '');
}

/** The elements of a JSON array; nothing for text that is not one, such as "[+1] 205 253 2136". */
function parseJsonArray(text: string): unknown[] | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** Whether two handles are one: letters count the same in either case. */
export function sameHandle(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}
