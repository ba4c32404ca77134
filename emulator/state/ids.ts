import { randomBytes, randomUUID } from 'crypto';

/** A new id. Random, because whoever remembers ids (n8n does) outlives a restart of the emulator. */
export function newId(): string {
	return randomUUID();
}

/** 32 hex characters, the form of `trace_id` and `X-Trace-ID` (api-v3 §1). */
export function newTraceId(): string {
	return randomBytes(16).toString('hex');
}

/** A signing secret: `whsec_` and 32 random bytes in base64 (api-v3 §e.3). */
export function newSigningSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

const seededKinds = {
	attachment: 'a77ac400',
	chat: 'c4a70000',
	handle: '4a4d1e00',
	line: '11e00000',
	message: '3e55a6e0',
	payment: '9a900000',
} as const;

/** The same id on every start, for the seeded account: `c4a70000-0000-4000-8000-00000000000c`. */
export function seededId(kind: keyof typeof seededKinds, number: number): string {
	return `${seededKinds[kind]}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
