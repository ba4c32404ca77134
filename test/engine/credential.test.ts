import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	type IAuthenticateRuleResponseCode as RuleForStatus,
	type NodeApiError,
	Workflow,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { LinqPartnerApi } from '../../credentials/LinqPartnerApi.credentials';
import { credentialsOf, type Account } from '../credential';
import { runLinq } from './harness';
import { chatId, chatLocator, messagesTo, send, setUpEmulator } from './linq';

const linq = setUpEmulator();
const elsewhere = setUpEmulator();
const credentialType = new LinqPartnerApi();

/** What n8n does when a credential is saved (its CredentialsTester): a node made of the request. */
async function testCredential(account: Account): Promise<IDataObject[]> {
	const credential = { name: 'linqPartnerApi', required: true };
	const nodeType: INodeType = {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: ['transform'],
			version: 1,
			description: 'Makes the request of the credential test',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			usableAsTool: true,
			credentials: [credential],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: credentialType.test.request },
				},
			],
		},
	};
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'temp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { linqPartnerApi: { id: '1', name: 'Linq' } },
	};
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const data = {
		credentialsHelper: credentialsOf(account),
		variables: {},
		webhookWaitingBaseUrl: 'http://n8n.test/',
		formWaitingBaseUrl: 'http://n8n.test/',
	};
	const context = new ExecuteContext(
		workflow,
		node,
		data as unknown as IWorkflowExecuteAdditionalData,
		'internal',
		createRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = {
		id: '1',
		name: 'Linq',
		type: 'linqPartnerApi',
		data: { apiToken: account.token, baseUrl: account.baseUrl },
	};
	const [items = []] = (await new RoutingNode(context, nodeType, decrypted).runNode()) ?? [];
	return items.map(({ json }) => json);
}

/** Every use of the credential, and its error for a bad one. */
const DOORS: Array<[string, (account: Account) => Promise<string | undefined>]> = [
	[
		'the credential test',
		async (account) =>
			await testCredential(account).then(
				() => undefined,
				(error: Error) => error.message,
			),
	],
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
	test.each(BASE_URLS)('refuses a Base URL with %s', async (_case, baseUrl, words) => {
		const message = await verdict({ baseUrl: baseUrl(), token: linq.token });
		expect(message).toMatch(/^Open the Linq credential: its Base URL/);
		expect(message).toContain(words);
		expect(message).not.toMatch(/anna|pass@/);
		expect(linq.received().requests).toEqual([]);
	});

	test.each(TOKENS)('refuses an API Token with %s', async (_case, token, words) => {
		const message = await verdict({ baseUrl: linq.baseUrl, token });
		expect(message).toMatch(/^Open the Linq credential: its API Token/);
		expect(message).toContain(words);
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
	const rules = credentialType.test.rules ?? [];

	test('takes no other web server for Linq', async () => {
		linq.inject({ kind: 'html', status: 200 });
		const [page] = await testCredential(linq);
		const [lines] = await testCredential(linq);
		const bodyRules = rules.filter(({ type }) => type === 'responseSuccessBody');
		// As n8n compares them.
		for (const { properties } of bodyRules as Array<{ properties: IDataObject }>) {
			expect(page[properties.key as string]).toBe(properties.value);
			expect(lines[properties.key as string]).not.toBe(properties.value);
		}
		expect(bodyRules).toHaveLength(1);
	});

	test.each([
		[401, 'does not accept this API token'],
		[403, 'does not let it read the lines'],
		[404, 'not at this Base URL'],
	])('has a sentence for %i', async (status, sentence) => {
		// n8n repeats a request that got 401.
		linq.inject({ kind: 'error', status, count: 2 });
		const error = (await testCredential(linq).catch((thrown: unknown) => thrown)) as NodeApiError;
		const { response } = error.cause as unknown as { response: { status: number } };
		expect(response.status).toBe(status);
		// As n8n looks for it.
		const rule = (rules as RuleForStatus[]).find(
			({ type, properties }) => type === 'responseCode' && properties.value === response.status,
		);
		expect(rule?.properties.message).toContain(sentence);
	});

	test('follows no redirect', async () => {
		const headers = { Location: `${elsewhere.baseUrl}/v3/phone_numbers` };
		linq.inject({ kind: 'response', status: 302, headers });
		await expect(testCredential(linq)).rejects.toThrow();
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
