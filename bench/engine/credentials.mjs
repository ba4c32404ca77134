/**
 * What n8n does with a credential on every request, without its database: the values are there
 * already, and the header is an expression that n8n evaluates, as its CredentialsHelper does.
 */

import { createRequire } from 'node:module';

const { ICredentialsHelper, isExpression } = createRequire(import.meta.url)('n8n-workflow');

export class ApiCredentials extends ICredentialsHelper {
  constructor(type, values) {
    super();
    this.type = type;
    this.values = values;
  }

  getParentTypes() {
    return [];
  }

  isCredentialUsableByNode() {
    return true;
  }

  getCredentialsProperties() {
    return this.type.properties;
  }

  async preAuthentication() {
    return undefined;
  }

  async getDecrypted() {
    return { ...this.values };
  }

  async authenticate(credentials, _typeName, options, workflow, node) {
    const { authenticate } = this.type;
    if (typeof authenticate === 'function') return await authenticate(credentials, options);
    for (const [place, values] of Object.entries(authenticate.properties)) {
      options[place] ??= {};
      for (const [name, value] of Object.entries(values)) {
        options[place][name] = isExpression(value)
          ? workflow.expression.getSimpleParameterValue(
              node,
              value,
              'internal',
              { $credentials: credentials },
              undefined,
              '',
            )
          : value;
      }
    }
    return options;
  }
}
