import type { ICredentialsHelper, IHttpRequestOptions } from 'n8n-workflow';

import { LinqPartnerApi } from '../credentials/LinqPartnerApi.credentials';

/** Where a node under test finds Linq. */
export interface Account {
	baseUrl: string;
	token: string;
}

const credentialType = new LinqPartnerApi();

/** n8n's keeper of credentials, with this account's in the place of its database. */
export function credentialsOf({ baseUrl, token }: Account): ICredentialsHelper {
	const helper: Partial<ICredentialsHelper> = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		preAuthentication: async () => undefined,
		getDecrypted: async () => ({ apiToken: token, baseUrl }),
		getCredentialsProperties: () => credentialType.properties,
		authenticate: async (data, _type, options) =>
			await credentialType.authenticate(data, options as IHttpRequestOptions),
	};
	return helper as ICredentialsHelper;
}
