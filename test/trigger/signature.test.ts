import { createHash, createHmac } from 'crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';

import workedExample from '../fixtures/linq/signed-webhook.json';
import { verifySignature } from '../../nodes/LinqTrigger/signature';

// The worked example of api-v3 §e.3; its secret is public and guards nothing.
const example = { ...workedExample, body: Buffer.from(workedExample.body) };
const SIGNED_AT = Number(example.timestamp) * 1000;
const otherSecret = `whsec_${Buffer.from('another subscription, 32 bytes..').toString('base64')}`;

const standardHeaders: Record<string, string> = {
	'webhook-id': example.id,
	'webhook-timestamp': example.timestamp,
	'webhook-signature': example.standard,
};
const legacyHeaders: Record<string, string> = {
	'x-webhook-timestamp': example.timestamp,
	'x-webhook-signature': example.legacy,
};

function verify(
	headers: Record<string, string | string[] | undefined>,
	{ rawBody = example.body as Uint8Array, secret = example.secret, now = SIGNED_AT } = {},
) {
	return verifySignature({ headers, rawBody, secret, now });
}

/** Every copy of a text in which one bit of one character is different. */
function bitFlips(text: string): string[] {
	return Array.from({ length: text.length * 7 }, (_, i) => {
		const at = Math.floor(i / 7);
		const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << i % 7));
		return text.slice(0, at) + flipped + text.slice(at + 1);
	});
}

describe('a genuine delivery', () => {
	test('the worked example is what api-v3 §e.3 describes', () => {
		expect(example.body.length).toBe(360);
		expect(createHash('sha256').update(example.body).digest('hex')).toBe(
			'27895d92ab50c2fbc1a538b666a5cd19544828aaa327e4dc883f0a9bac33f34d',
		);
	});

	test('is valid by the standard scheme, by the older one, and by both', () => {
		expect(verify(standardHeaders)).toBe('valid');
		expect(verify(legacyHeaders)).toBe('valid');
		expect(verify({ ...standardHeaders, ...legacyHeaders })).toBe('valid');
	});

	test('is valid by the older scheme with the decoded key, of which Linq is not sure', () => {
		const headers = { ...legacyHeaders, 'x-webhook-signature': example.legacyWithDecodedKey };
		expect(verify(headers)).toBe('valid');
	});

	test('may carry several signatures, as while a secret is being replaced', () => {
		const signatures = [`v1,${'A'.repeat(43)}=`, 'v1a,unknown', example.standard].join(' ');
		expect(verify({ ...standardHeaders, 'webhook-signature': signatures })).toBe('valid');
	});

	test('is valid up to five minutes before and after now', () => {
		const times = [-300, -1, 0, 1, 300].map((s) => SIGNED_AT + s * 1000);
		expect(times.map((now) => verify(standardHeaders, { now }))).toEqual(times.map(() => 'valid'));
		expect(times.map((now) => verify(legacyHeaders, { now }))).toEqual(times.map(() => 'valid'));
	});

	test('is valid when the standardwebhooks package signed it, whatever the body', () => {
		fc.assert(
			fc.property(fc.uuid(), fc.string({ unit: 'binary' }), (id, body) => {
				const signature = new Webhook(example.secret).sign(id, new Date(SIGNED_AT), body);
				const headers = { ...standardHeaders, 'webhook-id': id, 'webhook-signature': signature };
				expect(verify(headers, { rawBody: Buffer.from(body) })).toBe('valid');
			}),
		);
	});
});

describe('a forgery', () => {
	const both = { ...standardHeaders, ...legacyHeaders };
	const wrongSignature = { 'webhook-signature': `v1,${'A'.repeat(43)}=` };
	const incomplete: Record<string, Parameters<typeof verify>> = {
		'no headers at all': [{}],
		'no standard signature': [{ ...standardHeaders, 'webhook-signature': undefined }],
		'no standard timestamp': [{ ...standardHeaders, 'webhook-timestamp': undefined }],
		'no standard id': [{ ...standardHeaders, 'webhook-id': undefined }],
		'an empty standard signature': [{ ...standardHeaders, 'webhook-signature': '' }],
		'no older timestamp': [{ 'x-webhook-signature': example.legacy }],
		'no older signature': [{ 'x-webhook-timestamp': example.timestamp }],
		'a header that came twice': [
			{ ...standardHeaders, 'webhook-signature': [example.standard, example.standard] },
		],
		'a standard header in part beside good older ones': [
			{ ...legacyHeaders, 'webhook-id': example.id },
		],
	};
	const wrong: Record<string, Parameters<typeof verify>> = {
		'another id': [{ ...standardHeaders, 'webhook-id': otherSecret }],
		'another timestamp': [{ ...standardHeaders, 'webhook-timestamp': '1767225601' }],
		'the signature of the older scheme': [
			{ ...standardHeaders, 'webhook-signature': `v1,${example.legacy}` },
		],
		'the standard signature in the older header': [
			{ ...legacyHeaders, 'x-webhook-signature': example.standard },
		],
		'upper case where hex is lower case': [
			{ ...legacyHeaders, 'x-webhook-signature': example.legacy.toUpperCase() },
		],
		'a signature without its version': [
			{ ...standardHeaders, 'webhook-signature': example.standard.slice(3) },
		],
		'a signature of another version': [
			{ ...standardHeaders, 'webhook-signature': example.standard.replace('v1', 'v2') },
		],
		'a signature made with the whole secret': [
			{ ...standardHeaders, 'webhook-signature': example.wholeSecretAsStandardKey },
		],
		'a signature of the body alone': [
			{ ...standardHeaders, 'webhook-signature': example.bodyOnly },
		],
		'wrong standard headers beside good older ones': [{ ...both, ...wrongSignature }],
		'an empty body': [both, { rawBody: Buffer.alloc(0) }],
		'a huge body': [both, { rawBody: Buffer.alloc(20_000_000, 'a') }],
		'a body read as Latin-1': [both, { rawBody: Buffer.from(example.body.toString('latin1')) }],
		'a body with its characters escaped': [
			both,
			{ rawBody: Buffer.from(example.body.toString().replace('é', '\\u00e9')) },
		],
		'a body written again': [
			both,
			{ rawBody: Buffer.from(JSON.stringify(JSON.parse(example.body.toString()), null, 1)) },
		],
		'the secret of another subscription': [both, { secret: otherSecret }],
	};
	const expired: Record<string, Parameters<typeof verify>> = {
		'a timestamp that is no number': [{ ...standardHeaders, 'webhook-timestamp': 'NaN' }],
		'a timestamp with a sign': [{ ...standardHeaders, 'webhook-timestamp': '+1767225600' }],
		'a timestamp in milliseconds': [{ ...standardHeaders, 'webhook-timestamp': '1767225600000' }],
		'the id and the timestamp swapped': [
			{
				...standardHeaders,
				'webhook-id': example.timestamp,
				'webhook-timestamp': example.id,
			},
		],
		'a replay after five minutes': [both, { now: SIGNED_AT + 301_000 }],
		'a delivery from the future': [both, { now: SIGNED_AT - 301_000 }],
		'a replay by the older scheme': [legacyHeaders, { now: SIGNED_AT + 301_000 }],
		'an older delivery from the future': [legacyHeaders, { now: SIGNED_AT - 301_000 }],
	};

	test.each(Object.entries(incomplete))('%s is told as missing', (_, [headers, rest]) => {
		expect(verify(headers, rest)).toBe('missing');
	});

	test.each(Object.entries(wrong))('%s is told as wrong', (_, [headers, rest]) => {
		expect(verify(headers, rest)).toBe('wrong');
	});

	test.each(Object.entries(expired))('%s is told as expired', (_, [headers, rest]) => {
		expect(verify(headers, rest)).toBe('expired');
	});

	test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
		'one bit flipped in %s is refused',
		(name) => {
			const accepted = bitFlips(standardHeaders[name]).filter(
				(value) => verify({ ...standardHeaders, [name]: value }) === 'valid',
			);
			expect(accepted).toEqual([]);
		},
	);

	test.each(['x-webhook-timestamp', 'x-webhook-signature'])(
		'one bit flipped in %s is refused',
		(name) => {
			const accepted = bitFlips(legacyHeaders[name]).filter(
				(value) => verify({ ...legacyHeaders, [name]: value }) === 'valid',
			);
			expect(accepted).toEqual([]);
		},
	);

	test('one bit flipped in the body is refused', () => {
		for (let bit = 0; bit < example.body.length * 8; bit++) {
			const rawBody = Buffer.from(example.body);
			rawBody[bit >> 3] ^= 1 << (bit & 7);
			expect(verify(standardHeaders, { rawBody })).toBe('wrong');
			expect(verify(legacyHeaders, { rawBody })).toBe('wrong');
		}
	});

	test.each(['', 'whsec_', 'whsec_!!!'])(
		'a secret %j without a key signs nothing, not even with that empty key',
		(secret) => {
			const signed = `${example.id}.${example.timestamp}.${example.body.toString()}`;
			const signature = createHmac('sha256', '').update(signed).digest('base64');
			const older = createHmac('sha256', secret)
				.update(`${example.timestamp}.${example.body.toString()}`)
				.digest('hex');
			const headers = { ...standardHeaders, 'webhook-signature': `v1,${signature}` };
			expect(verify(headers, { secret })).toBe('wrong');
			expect(verify({ ...legacyHeaders, 'x-webhook-signature': older }, { secret })).toBe('wrong');
		},
	);
});

test('nothing that arrives makes it throw, and nothing but a signature makes it valid', () => {
	const header = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(fc.string()),
		fc.constant(undefined),
		fc.constant(example.timestamp),
	);
	const names = [...Object.keys(standardHeaders), ...Object.keys(legacyHeaders)];
	const headers = fc.record(Object.fromEntries(names.map((name) => [name, header])));
	fc.assert(
		fc.property(headers, fc.uint8Array(), fc.string(), (given, rawBody, secret) => {
			expect(verify(given, { rawBody, secret })).not.toBe('valid');
		}),
		{ numRuns: 1000 },
	);
});
