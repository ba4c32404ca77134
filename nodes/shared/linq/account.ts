import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { isPrivateHost } from '../hosts';
import { asRecord, asText } from '../json';

/** The checked values of the credential. */
export interface Account {
	/** Without the trailing slash or `/v3` that people paste along. */
	baseUrl: string;
	token: string;
}

/** A credential that cannot be used, explained to the person who filled it in. Never quotes it. */
export class CredentialProblem extends Error {
	constructor(problem: string) {
		super(`Open the Linq credential: ${problem}`);
		this.name = 'CredentialProblem';
	}
}

const EXAMPLE = 'https://api.linqapp.com/api/partner';

/**
 * Reads the credential `linqPartnerApi`. Both the nodes and the credential itself come here, so that
 * n8n's credential test says the same as a run (api-v3 §1).
 *
 * @throws CredentialProblem
 */
export function accountOf({ baseUrl, apiToken }: ICredentialDataDecryptedObject): Account {
	return { baseUrl: readBaseUrl(baseUrl), token: readToken(apiToken) };
}

/**
 * Looks where a request goes before it gets the token. The nodes go to the base URL only; n8n's HTTP
 * Request node, which can use the credential too, goes where its user says.
 *
 * @throws CredentialProblem when it leaves the base URL's server
 */
export function assertForAccount({ baseUrl }: Account, request: IHttpRequestOptions): void {
	// The HTTP Request node uses an older name.
	const url = asText(request.url) ?? asText(asRecord(request).uri) ?? baseUrl;
	// As in all calls of the nodes. The slash ends the host, so the server is the same.
	if (url === baseUrl || url.startsWith(`${baseUrl}/`)) return;
	const { origin } = new URL(baseUrl);
	if (URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === origin) return;
	throw new CredentialProblem(`its API Token is for ${origin} only, and is not sent elsewhere.`);
}

function readBaseUrl(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') throw new CredentialProblem(`its Base URL is empty. Enter ${EXAMPLE}.`);
	if (/\s/.test(text)) {
		throw new CredentialProblem('its Base URL contains a space or a line break. Remove it.');
	}
	const url = /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
	if (!url) {
		throw new CredentialProblem(
			`its Base URL is not a web address. It must start with https://, as ${EXAMPLE} does.`,
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new CredentialProblem(
			'its Base URL contains a user name or a password. Remove what stands before the @; Linq wants the API token only.',
		);
	}
	if (/[?#]/.test(text)) {
		throw new CredentialProblem('its Base URL contains a ? or a #. Remove it and what follows.');
	}
	if (url.protocol === 'http:' && !isPrivateHost(url.hostname)) {
		throw new CredentialProblem(
			'its Base URL starts with http://, so that the API token would cross the internet in clear text. Use https://. Only this machine and private networks may do without.',
		);
	}
	return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+(v3\/*)?$/, '');
}

/** What RFC 6750 §2.1 allows, and any other visible ASCII character, in case Linq does not keep to it. */
const TOKEN = /^[\x21-\x7e]+$/;

function readToken(value: unknown): string {
	// A pasted token often ends in a line break, which no header may hold.
	const token = typeof value === 'string' ? value.trim() : '';
	if (token === '') throw new CredentialProblem('its API Token is empty.');
	if (/\s/.test(token)) {
		throw new CredentialProblem(
			'its API Token contains a space or a line break. Copy the token alone, without the word Bearer.',
		);
	}
	if (!TOKEN.test(token)) {
		throw new CredentialProblem(
			'its API Token contains a character that no token has, such as an accented letter or an invisible one. Copy it once more.',
		);
	}
	return token;
}
