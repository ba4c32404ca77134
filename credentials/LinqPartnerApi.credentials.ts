import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { accountOf, assertForAccount } from '../nodes/shared/linq/account';

/** What n8n says of these responses. Where there is none, it shows the system's name for the fault. */
const RULES = [
	...[
		{
			value: 401,
			message:
				'Linq does not accept this API token. Copy the token once more from the Linq dashboard, or create a new one.',
		},
		{
			value: 403,
			message:
				'Linq knows this API token, but does not let it read the lines of the account. Ask your Linq contact for a token that may.',
		},
		{
			value: 404,
			message:
				'The Linq API is not at this Base URL. Use https://api.linqapp.com/api/partner, or the address that the emulator prints.',
		},
	].map((properties) => ({ type: 'responseCode' as const, properties })),
	{
		// Any web server says 200; only Linq has this property.
		type: 'responseSuccessBody' as const,
		properties: {
			key: 'phone_numbers',
			value: undefined,
			message: 'The server at the Base URL is not the Linq API.',
		},
	},
];

export class LinqPartnerApi implements ICredentialType {
	name = 'linqPartnerApi';

	displayName = 'Linq Partner API';

	icon: Icon = { light: 'file:../icons/linq.svg', dark: 'file:../icons/linq.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-linqapp/n8n-nodes-linqapp/blob/main/docs/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'From the Linq dashboard, under API tokens, or from your Linq contact. A token of the V2 API works too.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.linqapp.com/api/partner',
			required: true,
			hint: 'Change it only to use the local emulator',
		},
	];

	/** A function, because n8n would evaluate an expression for each request: a fifth of its CPU. */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const account = accountOf(credential);
		assertForAccount(account, request);
		const headers = { ...request.headers, Authorization: `Bearer ${account.token}` };
		return { ...request, headers, ...(request.baseURL && { baseURL: account.baseUrl }) };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v3/phone_numbers',
			disableFollowRedirect: true,
		},
		// n8n goes through rules of both kinds; its type allows for lists of one kind only.
		rules: RULES as ICredentialTestRequest['rules'],
	};
}
