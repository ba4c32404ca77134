import type { IDataObject } from 'n8n-workflow';
import { Webhook } from 'standardwebhooks';

import type { Envelope } from './envelopes';
import type { N8n } from './harness';

export interface Change {
	headers?: Record<string, string>;
	body?: string | Buffer;
	/** When it was signed, in milliseconds since 1970. */
	at?: number;
	/** Which of n8n's URLs it goes to; the production one if not given. */
	to?: 'webhook' | 'webhook-test';
	/** Breaks the connection. */
	signal?: AbortSignal;
}

let ids = 0;

/** Delivers what a test made up, signed as Linq signs unless told otherwise. */
export async function deliver(
	n8n: N8n,
	secret: string,
	envelope: Envelope | IDataObject | string,
	change: Change = {},
): Promise<number> {
	const body = typeof envelope === 'string' ? envelope : JSON.stringify(envelope);
	const id = `delivery-${++ids}`;
	const at = new Date(change.at ?? Date.now());
	const response = await fetch(n8n.urlOf(change.to ?? 'webhook'), {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'webhook-id': id,
			'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
			'webhook-signature': new Webhook(secret).sign(id, at, body),
			...change.headers,
		},
		body: change.body ?? body,
		signal: change.signal,
	});
	const text = await response.text();
	if (response.status >= 400) expect(text).toBe('');
	return response.status;
}

/** An example with an id of its own, as it would otherwise count as a copy. */
export const fresh = (envelope: Envelope): Envelope => ({
	...envelope,
	event_id: `event-${++ids}`,
});
