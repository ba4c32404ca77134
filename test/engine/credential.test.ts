/* eslint-disable @n8n/community-nodes/no-restricted-imports -- stands in for a server */
import { createServer, type AddressInfo } from 'node:net';
import { CredentialTestContext } from 'n8n-core';
import type {
	IHttpRequestOptions,
	INodeCredentialTestResult,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { LinqPartnerApi } from '../../credentials/LinqPartnerApi.credentials';
import { Linq } from '../../nodes/Linq/Linq.node';
import { LinqChatMemory } from '../../nodes/LinqChatMemory/LinqChatMemory.node';
import { LinqTrigger } from '../../nodes/LinqTrigger/LinqTrigger.node';
import type { Account } from '../credential';
import { runLinq } from './harness';
import { chatId, chatLocator, messagesTo, send, setUpEmulator } from './linq';

const linq = setUpEmulator();
const elsewhere = setUpEmulator();
const credentialType = new LinqPartnerApi();
const nodes = [new Linq(), new LinqTrigger(), new LinqChatMemory()];

/** What n8n does when a credential is saved (its CredentialsTester). */
async function testCredential({ token, baseUrl }: Account): Promise<INodeCredentialTestResult> {
	const additionalData = {} as IWorkflowExecuteAdditionalData;
	const data = { apiToken: token, baseUrl };
	const credential = { id: '1', name: 'Linq', type: 'linqPartnerApi', data };
	const { testLinqAccount } = nodes[0].methods.credentialTest;
	return await testLinqAccount.call(new CredentialTestContext(additionalData), credential);
}

/** What the credential test says is wrong. */
async function problemWith(account: Account): Promise<string | undefined> {
	const { status, message } = await testCredential(account);
	return status === 'Error' ? message : undefined;
}

/** Every door through which the credential is used, and what it says about a bad one. */
const DOORS: Array<[string, (account: Account) => Promise<string | undefined>]> = [
	['the credential test', problemWith],
	[
		'a read',
		async (account) => {
			const parameters = { resource: 'chat', operation: 'get', ...chatLocator(chatId(1)) };
			return (await runLinq(account, parameters)).error?.message;
		},
	],
	[
		'a send',
		async (account) =>
			(await runLinq(account, send(), { items: messagesTo([1], 1) })).error?.message,
	],
];

const BASE_URLS: Array<[string, () => string, string]> = [
	['nothing', () => '', 'its Base URL is empty'],
	['blanks', () => ' \n', 'its Base URL is empty'],
	['a host alone', () => 'api.linqapp.com', 'must start with https://'],
	['a host with a port', () => 'localhost:4010', 'must start with https://'],
	['words', () => 'Linq', 'must start with https://'],
	['another protocol', () => 'ftp://api.linqapp.com', 'must start with https://'],
	['a URL without a host', () => 'https://', 'must start with https://'],
	['a space', () => 'https://api.linqapp.com/api partner', 'a space or a line break'],
	['a user', () => linq.baseUrl.replace('//', '//anna:pass@'), 'a user name or a password'],
	['a user without password', () => linq.baseUrl.replace('//', '//anna@'), 'a user name'],
	['a query', () => `${linq.baseUrl}?x=1`, 'contains a ? or a #'],
	['a fragment', () => `${linq.baseUrl}#x`, 'contains a ? or a #'],
	['HTTP to the internet', () => 'http://api.linqapp.com/api/partner', 'in clear text'],
	['HTTP to an address', () => 'http://203.0.113.7', 'in clear text'],
	['HTTP to an IPv6 address', () => 'http://[2001:db8::1]/', 'in clear text'],
];

const TOKENS: Array<[string, string, string]> = [
	['nothing', '', 'its API Token is empty'],
	['blanks', ' \n ', 'its API Token is empty'],
	['two words', 'Bearer abc', 'a space or a line break'],
	['two lines', 'abc\r\nX-Injected: 1', 'a space or a line break'],
	['another script', 'abcд', 'a character that no token has'],
	['an invisible character', 'abc\u200bdef', 'a character that no token has'],
	['an accented letter', 'abcé', 'a character that no token has'],
];

describe.each(DOORS)('%s', (_name, verdict) => {
	test.each(BASE_URLS)('refuses a Base URL with %s', async (_case, baseUrl, problem) => {
		const message = await verdict({ baseUrl: baseUrl(), token: linq.token });
		expect(message).toMatch(/^Open the Linq credential: its Base URL/);
		expect(message).toContain(problem);
		expect(message).not.toMatch(/anna|pass@/);
		expect(linq.received().requests).toEqual([]);
	});

	test.each(TOKENS)('refuses an API Token with %s', async (_case, token, problem) => {
		const message = await verdict({ baseUrl: linq.baseUrl, token });
		expect(message).toMatch(/^Open the Linq credential: its API Token/);
		expect(message).toContain(problem);
		if (token.trim() !== '') expect(message).not.toContain(token);
		expect(linq.received().requests).toEqual([]);
	});

	test.each(['', '/', '//', '/v3', '/v3/', ' ', '\n'])(
		'takes a Base URL that ends in %j',
		async (ending) => {
			expect(await verdict({ ...linq, baseUrl: linq.baseUrl + ending })).toBeUndefined();
			const [{ path, headers }] = linq.received().requests;
			expect(path).toMatch(/^\/v3\/(phone_numbers|chats\/)/);
			expect(headers.authorization).toBe(`Bearer ${linq.token}`);
		},
	);

	test('takes a token with a line break at its end', async () => {
		expect(await verdict({ ...linq, token: `${linq.token}\n` })).toBeUndefined();
	});
});

describe('the credential test', () => {
	test('is that of each node', () => {
		for (const { description, methods } of nodes) {
			const [{ testedBy }] = description.credentials ?? [];
			expect(Object.keys(methods.credentialTest)).toEqual([testedBy]);
		}
	});

	test('says that it has worked', async () => {
		expect(await testCredential(linq)).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	test('takes no other web server for Linq', async () => {
		linq.inject({ kind: 'html', status: 200 });
		expect(await problemWith(linq)).toBe('The server at the Base URL is not the Linq API.');
	});

	test.each([
		[401, 'does not accept this API token'],
		[403, 'does not let it read the lines'],
		[404, 'not at this Base URL'],
		[407, 'add them to the environment variable HTTPS_PROXY.'],
		[429, 'Linq asks to slow down (429).'],
		[500, 'Linq had an error (500).'],
		[503, 'Linq is not available at the moment (503).'],
	])('has a sentence for %i', async (status, sentence) => {
		linq.inject({ kind: 'error', status });
		expect(await problemWith(linq)).toContain(sentence);
		expect(linq.received().requests).toHaveLength(1);
	});

	test.each([
		['that nothing listens at', () => 'http://127.0.0.1:9/linq', 'ECONNREFUSED'],
		['of a host that is not there', () => 'https://linq.invalid', 'ENOTFOUND|EAI_AGAIN'],
	])('has a sentence for a Base URL %s', async (_case, baseUrl, fault) => {
		const message = await problemWith({ baseUrl: baseUrl(), token: linq.token });
		expect(message).toMatch(
			new RegExp(`^Linq could not be reached \\((${fault})\\)\\. Check the base URL`),
		);
	});

	test('has a sentence for a server that does not speak HTTPS', async () => {
		const baseUrl = linq.baseUrl.replace('http:', 'https:');
		const message = await problemWith({ ...linq, baseUrl });
		expect(message).toMatch(/^No secure connection to Linq could be made \(.+\)\. Check/);
	});

	test('has a sentence for a server that hangs up during the handshake', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.end()));
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const { port } = server.address() as AddressInfo;
		const message = await problemWith({ ...linq, baseUrl: `https://127.0.0.1:${port}` });
		server.close();
		expect(message).toMatch(/^Linq could not be reached \(ECONNRESET\)\. Check/);
	});

	test('has a sentence for a connection that breaks off', async () => {
		linq.inject({ kind: 'dropBefore' });
		expect(await problemWith(linq)).toMatch(/^The connection to Linq broke off \(ECONNRESET\)/);
	});

	test('follows no redirect', async () => {
		const headers = { Location: `${elsewhere.baseUrl}/v3/phone_numbers` };
		linq.inject({ kind: 'response', status: 302, headers });
		expect(await problemWith(linq)).toContain('redirect (302)');
		expect(elsewhere.received().requests).toEqual([]);
	});
});

describe('another node that uses the credential, such as HTTP Request,', () => {
	const credential = () => ({ apiToken: linq.token, baseUrl: linq.baseUrl });
	const request = (options: object) => options as IHttpRequestOptions;

	test.each([
		{ url: 'https://example.com/v3/chats' },
		{ uri: 'https://example.com/v3/chats' },
		{ url: '//example.com/v3/chats' },
	])('gives the token to no other server: %j', async (options) => {
		await expect(credentialType.authenticate(credential(), request(options))).rejects.toThrow(
			/^Open the Linq credential: its API Token is for http:.* only/,
		);
	});

	test('may call Linq', async () => {
		for (const name of ['url', 'uri']) {
			const options = request({ [name]: `${linq.baseUrl}/v3/polls`, headers: { 'X-A': '1' } });
			const { headers } = await credentialType.authenticate(credential(), options);
			expect(headers).toEqual({ 'X-A': '1', Authorization: `Bearer ${linq.token}` });
		}
	});
});
