import { NodeApiError, type JsonObject } from 'n8n-workflow';

import { linqError } from '../../nodes/shared/linq/errors';
import { isOutcomeUnknown, retryDelay } from '../../nodes/shared/linq/retry';
import { failureOfTransport } from '../../nodes/shared/linq/transport';
import { node } from './linqNode';

interface SystemFault {
	code?: string;
	name?: string;
}

/** A request whose connection has not been secure so far, and one whose connection was. */
const WAITING = { socket: { secureConnecting: true } };
const SECURE = { socket: { secureConnecting: false } };

/** A fault as n8n's helper throws it: the system's error inside the library's inside n8n's. */
function thrownFor(system: SystemFault, request?: object): NodeApiError {
	const cause = Object.assign(new Error('x'), system);
	const library = Object.assign(new Error('x'), { code: system.code, request, cause });
	return new NodeApiError(node, library as unknown as JsonObject);
}

/** Node's documentation, "X509 certificate error codes", and two of its TLS errors. */
const CERTIFICATE_CODES = [
	...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED', 'CERT_REJECTED', 'CERT_UNTRUSTED'],
	...['CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG', 'CRL_HAS_EXPIRED', 'CRL_NOT_YET_VALID'],
	...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT'],
	...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_CRL'],
	...['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'INVALID_CA'],
	...['INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'HOSTNAME_MISMATCH'],
	...['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_CERT_ALTNAME_FORMAT'],
];
const HANDSHAKE_CODES = [
	'EPROTO',
	'ERR_SSL_WRONG_VERSION_NUMBER',
	'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
	'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
	'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
	'ERR_SSL_DH_KEY_TOO_SMALL',
];

const titleOf = (thrown: unknown) =>
	linqError(node, failureOfTransport(thrown), { repeat: 'idempotent' }).message;

describe('a fault that comes before anything was sent', () => {
	test.each([
		...CERTIFICATE_CODES.map((code) => [code, "n8n does not trust the server's certificate"]),
		...HANDSHAKE_CODES.map((code) => [code, 'No secure connection to Linq could be made']),
		['ERR_INVALID_URL', 'The request could not be made'],
		['ERR_INVALID_CHAR', 'The request could not be made'],
	])('%s is not sent again, because it would not end otherwise', (code, title) => {
		const thrown = thrownFor({ code }, code.startsWith('ERR_SSL_') ? WAITING : undefined);
		const failure = failureOfTransport(thrown);
		expect(failure).toMatchObject({ transport: code, neverSent: true, permanent: true });
		expect(isOutcomeUnknown(failure)).toBe(false);
		expect(retryDelay(failure, { repeat: 'idempotent', attempt: 1 })).toBeUndefined();
		expect(titleOf(thrown)).toBe(title);
	});

	test("is n8n's own refusal to go to an address, with n8n's name for it", () => {
		const blocked = Object.assign(new Error('blocked'), { name: 'SsrfBlockedIpError' });
		for (const thrown of [blocked, thrownFor({ name: blocked.name })]) {
			expect(failureOfTransport(thrown)).toMatchObject({
				transport: 'SsrfBlockedIpError',
				neverSent: true,
				permanent: true,
			});
			expect(titleOf(thrown)).toContain('does not allow requests to this address');
		}
	});

	test.each([
		['ECONNREFUSED', {}],
		['ENOTFOUND', {}],
		['EAI_AGAIN', {}],
		['EAI_NODATA', {}],
		['ETIMEDOUT', { syscall: 'connect' }],
		['EHOSTUNREACH', { syscall: 'connect' }],
		['ENETUNREACH', { syscall: 'connect' }],
		['ETIMEDOUT', { errors: [new Error('one address'), new Error('another')] }],
	])('%s %j may pass, so it is sent again', (code, details) => {
		const failure = failureOfTransport(thrownFor({ code, ...details }));
		expect(failure).toMatchObject({ transport: code, neverSent: true });
		expect(isOutcomeUnknown(failure)).toBe(false);
		expect(retryDelay(failure, { repeat: 'once', attempt: 1 })).toBeDefined();
		expect(titleOf(thrownFor({ code, ...details }))).toBe('Linq could not be reached');
	});

	test.each(['ECONNRESET', 'ECONNABORTED', undefined])(
		'%s may pass, as long as the connection was not secure yet, or not there',
		(code) => {
			for (const request of [WAITING, { socket: null }]) {
				const failure = failureOfTransport(thrownFor({ code }, request));
				expect(failure).toMatchObject({ neverSent: true });
				expect(failure).not.toHaveProperty('permanent');
				expect(titleOf(thrownFor({ code }, request))).toBe('Linq could not be reached');
			}
		},
	);
});

describe('a fault after which nobody knows what was done', () => {
	test.each([
		['ECONNRESET', { syscall: 'read' }],
		['ECONNABORTED', {}],
		['ETIMEDOUT', {}],
		['EPIPE', { syscall: 'write' }],
		['EHOSTUNREACH', { syscall: 'read' }],
		['HPE_INVALID_CONSTANT', {}],
		['Z_BUF_ERROR', {}],
	])('%s %j', (code, details) => {
		const failure = failureOfTransport(thrownFor({ code, ...details }));
		expect(failure).toMatchObject({ transport: code, neverSent: false });
		expect(isOutcomeUnknown(failure)).toBe(true);
	});

	test.each([
		'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
		'ERR_SSL_UNEXPECTED_EOF_WHILE_READING',
		'ERR_SSL_BAD_RECORD_TYPE',
		'ERR_SSL_WRONG_VERSION_NUMBER',
	])('%s of a connection that was secure before, or may have been', (code) => {
		for (const request of [SECURE, undefined]) {
			const failure = failureOfTransport(thrownFor({ code }, request));
			expect(failure).toEqual({ transport: code, message: undefined, neverSent: false });
			expect(isOutcomeUnknown(failure)).toBe(true);
			expect(titleOf(thrownFor({ code }, request))).toBe('The connection to Linq broke off');
		}
	});

	test('EPROTO of a connection that was secure before', () => {
		const failure = failureOfTransport(thrownFor({ code: 'EPROTO' }, SECURE));
		expect(failure).toMatchObject({ neverSent: false });
		expect(failure).not.toHaveProperty('permanent');
	});

	test("of TLS, where n8n 1 keeps no more than the fault's name", () => {
		const kept = { httpCode: 'ERR_SSL_WRONG_VERSION_NUMBER', message: 'x' };
		expect(failureOfTransport(kept)).toMatchObject({ neverSent: false });
		expect(failureOfTransport({ ...kept, httpCode: 'EPROTO' })).toMatchObject({ neverSent: true });
	});

	test.each([undefined, null, 'text', 7, {}, new Error('odd')])('%p', (thrown) => {
		expect(failureOfTransport(thrown)).toMatchObject({ transport: undefined, neverSent: false });
	});
});

test('a fault is read wherever in the chain of causes its name is', () => {
	const system = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
	for (const thrown of [system, { cause: system }, { cause: { cause: system } }]) {
		expect(failureOfTransport(thrown)).toMatchObject({ transport: 'ECONNREFUSED' });
	}
});
