import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

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
			description:
				'Sign in to the Linq dashboard and create a token under API tokens, or ask your Linq contact for one. A token of the V2 API works too.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.linqapp.com/api/partner',
			required: true,
			description: 'Address of the Linq Partner API. Change it only to use the local emulator.',
		},
	];

	/** A function, because n8n would evaluate an expression anew for each request: a fifth of its CPU. */
	async authenticate(
		{ apiToken }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		// A pasted token often ends in a line break, which no header may hold.
		const headers = { ...request.headers, Authorization: `Bearer ${String(apiToken).trim()}` };
		return { ...request, headers };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{$credentials.baseUrl.trim().replace(/\\/+(v3\\/*)?$/, "").replace(/\\/v3$/, "")}}',
			url: '/v3/phone_numbers',
			disableFollowRedirect: true,
		},
	};
}
