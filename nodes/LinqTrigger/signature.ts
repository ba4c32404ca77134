import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'crypto';

/** Names in lower case, as Node.js gives them. */
type Headers = Record<string, string | string[] | undefined>;

export interface Delivery {
	headers: Headers;
	/** The bytes as they arrived: parsing and writing JSON again changes them. */
	rawBody: Uint8Array;
	/** The subscription's `signing_secret`, with its `whsec_`. */
	secret: string;
	/** Milliseconds since 1970. */
	now: number;
}

/** `missing` covers headers that are there in part. */
export type Verdict = 'valid' | 'missing' | 'expired' | 'wrong';

/** How far a delivery's timestamp may be off, before and after now. */
const TOLERANCE_S = 300;
const SECRET_PREFIX = 'whsec_';

/**
 * Says whether a delivery was signed with the subscription's secret (api-v3 §e.3). Never throws.
 *
 * Standard Webhooks decides wherever one of its headers arrived. The older scheme counts only
 * without them, because some proxies drop headers that do not start with `X-`.
 */
export function verifySignature(delivery: Delivery): Verdict {
	const { headers, secret } = delivery;
	const key = decodedKey(secret);
	if (key.symmetricKeySize === 0) return 'wrong';
	const isStandard =
		headers['webhook-id'] !== undefined ||
		headers['webhook-timestamp'] !== undefined ||
		headers['webhook-signature'] !== undefined;
	return isStandard ? verifyStandard(delivery, key) : verifyLegacy(delivery, key);
}

/** Key: the decoded secret. Signed: `{id}.{timestamp}.{body}`. Several signatures are possible. */
function verifyStandard({ headers, rawBody, now }: Delivery, key: KeyObject): Verdict {
	const id = textOf(headers['webhook-id']);
	const timestamp = textOf(headers['webhook-timestamp']);
	const signatures = textOf(headers['webhook-signature']);
	if (!id || !timestamp || !signatures) return 'missing';
	if (!isRecent(timestamp, now)) return 'expired';

	const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`);
	const expected = `v1,${hmac.update(rawBody).digest('base64')}`;
	return signatures.split(' ').some((signature) => isSame(signature, expected)) ? 'valid' : 'wrong';
}

/**
 * Key: the whole secret as text. Signed: `{timestamp}.{body}`. Linq's own sources are not of one
 * mind about the key, so the decoded one is tried as well.
 */
function verifyLegacy({ headers, rawBody, secret, now }: Delivery, key: KeyObject): Verdict {
	const timestamp = textOf(headers['x-webhook-timestamp']);
	const signature = textOf(headers['x-webhook-signature']);
	if (!timestamp || !signature) return 'missing';
	if (!isRecent(timestamp, now)) return 'expired';

	const matches = [createSecretKey(secret, 'utf8'), key].some((candidate) => {
		const hmac = createHmac('sha256', candidate).update(`${timestamp}.`).update(rawBody);
		return isSame(signature, hmac.digest('hex'));
	});
	return matches ? 'valid' : 'wrong';
}

/** A header that came twice is no header to rely on. */
function textOf(header: string | string[] | undefined): string | undefined {
	return typeof header === 'string' && header !== '' ? header : undefined;
}

/** The secret that was used last, and its key: an event often follows one of the same subscription. */
let latest: { secret: string; key: KeyObject } | undefined;

/** A key object, because Node.js 24 takes five times as long for a signature with bytes as a key. */
function decodedKey(secret: string): KeyObject {
	if (latest?.secret !== secret) {
		const encoded = secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
		latest = { secret, key: createSecretKey(encoded, 'base64') };
	}
	return latest.key;
}

function isRecent(timestamp: string, now: number): boolean {
	if (!/^\d{1,12}$/.test(timestamp)) return false;
	return Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE_S;
}

/** Compares as text: decoding first would accept several spellings of one signature. */
function isSame(given: string, expected: string): boolean {
	const a = Buffer.from(given);
	const b = Buffer.from(expected);
	return a.length === b.length && timingSafeEqual(a, b);
}
