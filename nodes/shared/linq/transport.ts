import type { IDataObject } from 'n8n-workflow';

import type { ErrorAdvice } from './errorCodes';
import { asRecord, asText } from '../json';
import type { LinqFailure } from './types';

/** A kind of fault that comes without any HTTP response. */
interface TransportFault {
	/** The system's names for it. */
	codes: RegExp;
	/** Whether it comes before the first byte of the request has left. */
	neverSent: boolean;
	/** Whether the same request would meet the same fault again. */
	permanent: boolean;
	advice: ErrorAdvice;
}

const UNREACHABLE: TransportFault = {
	codes: /^(ECONNREFUSED|ENOTFOUND|EAI_\w+)$/,
	neverSent: true,
	permanent: false,
	advice: {
		title: 'Linq could not be reached',
		next: 'Check the base URL of the credential and the network of this n8n instance.',
	},
};

const BROKEN_OFF: TransportFault = {
	codes: /./,
	neverSent: false,
	permanent: false,
	advice: {
		title: 'The connection to Linq broke off',
		next: 'Check the network of this n8n instance and try again.',
	},
};

/** The first that fits counts. */
const FAULTS: TransportFault[] = [
	{
		codes: /^(EPROTO|ERR_SSL_.*)$/,
		neverSent: true,
		permanent: true,
		advice: {
			title: 'No secure connection to Linq could be made',
			next: 'Check the base URL of the credential, including its port. The server there may not speak HTTPS, or only an old version of TLS.',
		},
	},
	{
		// "X509 certificate error codes" of Node's TLS documentation, and ERR_TLS_CERT_….
		codes:
			/^(?!ERR_SSL_).*(CERT|CRL)|LEAF_SIGNATURE|ISSUER_PUBLIC_KEY|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/,
		neverSent: true,
		permanent: true,
		advice: {
			title: "n8n does not trust the server's certificate",
			next: "Check that the base URL of the credential names the right server, that its certificate is valid, and that the clock of n8n's machine is right. If your own organisation has issued the certificate, start n8n with NODE_EXTRA_CA_CERTS.",
		},
	},
	{
		codes: /^(ERR_INVALID_\w+|ERR_UNESCAPED_CHARACTERS|ERR_SOCKET_BAD_PORT)$/,
		neverSent: true,
		permanent: true,
		advice: {
			title: 'The request could not be made',
			next: 'Check the base URL and the API token of the credential.',
		},
	},
	{
		codes: /^SsrfBlocked/,
		neverSent: true,
		permanent: true,
		advice: {
			title: 'This n8n instance does not allow requests to this address',
			next: "Ask the instance's administrator to allow the host of the credential's base URL in n8n's SSRF protection.",
		},
	},
	UNREACHABLE,
	{
		codes: /^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT)$/,
		neverSent: false,
		permanent: false,
		advice: {
			title: 'Linq did not answer in time',
			next: 'Check the network of this n8n instance and try again, or raise Timeout in the options if there is one.',
		},
	},
	BROKEN_OFF,
];

/** System calls that come before a connection. */
const CONNECTING = new Set(['connect', 'getaddrinfo']);

/**
 * Reads what n8n's request helper threw: a NodeApiError around the transport's error. Only the
 * system's name for the fault is kept, because the rest holds the request with its bearer token.
 */
export function failureOfTransport(thrown: unknown): LinqFailure {
	const errors = causesOf(thrown);
	const transport = nameOf(errors);
	const isWaiting = waitedForConnection(errors, transport);
	const fault = faultNamed(transport, isWaiting);
	return {
		transport,
		message: transport === undefined ? asText(asRecord(thrown).message) : undefined,
		neverSent: fault.neverSent || isWaiting === true || errors.some(isFromConnecting),
		...(fault.permanent && { permanent: true }),
	};
}

/** What the error says of a request that got no response, and what to do. */
export function transportAdvice({ transport, neverSent }: LinqFailure): ErrorAdvice {
	const fault = faultNamed(transport, neverSent);
	return (neverSent && !fault.neverSent ? UNREACHABLE : fault).advice;
}

/**
 * @param neverSent whether the request had not left yet, where that is known: the same name may stand
 *   for a handshake that failed, and for damage to a connection that was secure before
 */
const faultNamed = (transport = '', neverSent?: boolean) =>
	FAULTS.find(
		(fault) => fault.codes.test(transport) && !(fault.neverSent && neverSent === false),
	) ?? BROKEN_OFF;

/** An error with what caused it: n8n wraps the request library's error, which wraps the system's. */
function causesOf(thrown: unknown): IDataObject[] {
	const error = asRecord(thrown);
	const { cause } = asRecord(error.cause);
	return [asRecord(error.cause), asRecord(cause), error];
}

function nameOf(errors: IDataObject[]): string | undefined {
	// n8n's guard against requests to internal addresses has no code.
	const blocked = errors.map(({ name }) => asText(name)).find((name) => name?.startsWith('Ssrf'));
	const code = errors.map((error) => asText(error.code)).find((name) => name !== undefined);
	return blocked ?? code ?? asText(errors[2].httpCode);
}

function isFromConnecting({ syscall, errors, message }: IDataObject): boolean {
	return (
		CONNECTING.has(asText(syscall) ?? '') ||
		// Node gives the faults of all addresses of a host that it has tried to connect to.
		Array.isArray(errors) ||
		// What Node says of a hang-up during the TLS handshake. In the errors of a credential test it is
		// all that tells: n8n takes the request out of them.
		(asText(message)?.includes('before secure TLS connection') ?? false)
	);
}

/**
 * Whether the request was still waiting for its connection: to get one, through a proxy perhaps, or
 * for the end of the TLS handshake. Undefined where nothing tells.
 */
function waitedForConnection(errors: IDataObject[], transport = ''): boolean | undefined {
	// With TLS 1.3, a server that wants a certificate says so after the handshake, and reads nothing.
	if (transport.endsWith('ALERT_CERTIFICATE_REQUIRED')) return true;
	// Node's ClientRequest, which the request library puts into its errors.
	const { socket } = asRecord(errors.find(({ request }) => request !== undefined)?.request);
	if (socket === null) return true;
	const { secureConnecting } = asRecord(socket);
	if (typeof secureConnecting === 'boolean') return secureConnecting;
	// n8n 1 drops the request. A handshake that fails is EPROTO; these names come after it, too.
	return transport.startsWith('ERR_SSL_') ? false : undefined;
}
