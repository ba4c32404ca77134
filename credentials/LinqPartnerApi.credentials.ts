import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { accountOf, assertForAccount } from '../nodes/shared/linq/account';

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
}
