import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { PAYLOAD_VERSION } from '../shared/linq/target';

/** Where Linq is to deliver: n8n's URL for this node, with the payload version. */
export function targetUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(context.getNode(), 'n8n has no webhook URL for this node');
	return `${url}?version=${PAYLOAD_VERSION}`;
}

/** Whether two URLs are one, however their host and port are written. */
export function isSameUrl(a: unknown, b: string): boolean {
	if (typeof a !== 'string') return false;
	return a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);
}
