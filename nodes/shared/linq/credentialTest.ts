import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { accountOf, CredentialProblem, type Account } from './account';
import { adviceFor } from './errorCodes';
import { isUnderstood } from './response';
import { failureOfTransport, transportAdvice } from './transport';

/** Somebody is looking at the form. */
const TIMEOUT_MS = 20_000;

const proxyAdvice = adviceFor(407);

/** What a status means while there is nothing but a token and an address. */
const MEANINGS: Readonly<Record<number, string>> = {
	401: 'Linq does not accept this API token. Copy the token once more from the Linq dashboard, or create a new one.',
	403: 'Linq knows this API token, but does not let it read the lines of the account. Ask your Linq contact for a token that may.',
	404: 'The Linq API is not at this Base URL. Use https://api.linqapp.com/api/partner, or the address that the emulator prints.',
	407: `${proxyAdvice.title}. ${proxyAdvice.next}`,
};

/**
 * What n8n does when a credential is saved: reads the lines of the account, which changes nothing. A
 * function of the nodes, because of a server that does not respond a test in the credential itself could
 * show no more than the system's name for the fault.
 */
export async function testLinqAccount(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const problem = await problemWith(this, data);
	if (problem !== undefined) return { status: 'Error', message: problem };
	return { status: 'OK', message: 'Connection successful!' };
}

async function problemWith(
	context: ICredentialTestFunctions,
	data: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	let response: IN8nHttpFullResponse;
	try {
		response = await readLines(context, accountOf(data));
	} catch (error) {
		if (error instanceof CredentialProblem) return error.message;
		const failure = failureOfTransport(error);
		const { title, next } = transportAdvice(failure);
		return `${title} (${failure.transport ?? String(failure.message)}). ${next}`;
	}
	return problemOf(response);
}

/** By the only helper that n8n gives to such a test; it keeps to the proxy and the SSRF protection. */
async function readLines(
	context: ICredentialTestFunctions,
	{ baseUrl, token }: Account,
): Promise<IN8nHttpFullResponse> {
	return (await context.helpers.request({
		uri: `${baseUrl}/v3/phone_numbers`,
		headers: { Authorization: `Bearer ${token}` },
		json: true,
		timeout: TIMEOUT_MS,
		resolveWithFullResponse: true,
		simple: false,
		// As in all calls: a redirect could take the token to another host.
		followRedirect: false,
	})) as IN8nHttpFullResponse;
}

function problemOf({ statusCode, body }: IN8nHttpFullResponse): string | undefined {
	if (statusCode >= 200 && statusCode < 300) {
		// Any web server says 200; only Linq has this property.
		const isLinq = isUnderstood(body, { records: 'phone_numbers' });
		return isLinq ? undefined : 'The server at the Base URL is not the Linq API.';
	}
	const { title } = adviceFor(statusCode);
	return MEANINGS[statusCode] ?? `${title} (${statusCode}). Check the Base URL, or try again later.`;
}
