/**
 * The codes of api-v3 §3 that the emulator gives, by itself or as a fault, with the
 * HTTP status of each and a text for when the rule that refuses has nothing more exact to say.
 */
const codes = {
	1001: [400, 'Required field is missing'],
	1002: [400, 'Phone number must be in E.164 format'],
	1003: [400, 'Invalid request body'],
	1004: [400, 'Invalid message content'],
	1005: [400, 'Invalid parameter'],
	1006: [409, 'Direct chats cannot be updated'],
	1007: [429, 'Rate limit exceeded'],
	1008: [400, 'Invalid iMessage app message'],
	2001: [404, 'Resource not found'],
	2002: [404, 'Message not found'],
	2003: [404, 'Attachment not found'],
	2004: [401, 'Unauthorized - missing or invalid authentication token'],
	2005: [403, 'Access denied'],
	2006: [403, 'Phone number is not permitted for this account'],
	2007: [404, 'Attachment is not ready yet'],
	2008: [403, 'Recipient is not allowed'],
	2009: [409, 'Chat is still being created'],
	2010: [404, 'Webhook subscription not found'],
	2011: [403, 'Feature is not available on this account'],
	2012: [404, 'Contact card not found'],
	2013: [409, 'Chat is unavailable'],
	2014: [409, 'A contact card already exists for this number; use PATCH to change it'],
	2015: [409, 'The request conflicts with the current state'],
	2016: [409, 'Operation is not supported in group chats'],
	2017: [409, "Operation is not supported on this chat's service type"],
	2018: [409, 'iMessage app messages can only be sent over iMessage'],
	2019: [404, 'Phone number not found'],
	2022: [500, 'Contact card setup did not complete'],
	2024: [403, 'Recipient has opted out'],
	2026: [403, 'Handle is blocked'],
	2027: [403, 'Line is temporarily ineligible to send'],
	3005: [504, 'Request timed out'],
	3006: [500, 'Internal server error'],
	4004: [503, 'Service unavailable'],
	5002: [500, 'Download failed'],
	5004: [400, 'Invalid file type'],
	5005: [400, 'File is too large'],
} as const;

export type ErrorCode = keyof typeof codes;

/** A refusal, as a rule throws it. */
export class LinqError extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		/** Seconds; only a 429 has it. */
		readonly retryAfter?: number,
	) {
		super(message);
	}
}

/** A refusal by its code: `refusal(1002, 'to[0] must be …')`. */
export function refusal(code: ErrorCode, message?: string, retryAfter?: number): LinqError {
	const [status, standard] = codes[code];
	return new LinqError(status, code, message ?? standard, retryAfter);
}

/** What Linq says with a code, as far as the emulator knows it. */
export function usualText(code: number): string | undefined {
	const known: Record<number, readonly [number, string] | undefined> = codes;
	return known[code]?.[1];
}

/** The code that a bare HTTP status most likely comes with. */
export function usualCode(status: number): number {
	const usual: Record<number, number> = {
		400: 1003,
		401: 2004,
		403: 2005,
		404: 2001,
		409: 2015,
		429: 1007,
		503: 4004,
		504: 3005,
	};
	return usual[status] ?? 3006;
}
