import { createHmac } from 'crypto';
import { Webhook } from 'standardwebhooks';

export interface DeliveryToSign {
	eventId: string;
	eventType: string;
	subscriptionId: string;
	secret: string;
	body: string;
	/** Real time: the receiver compares it with its own clock, which nobody pushed forward. */
	at: Date;
}

/**
 * Both sets of headers that every delivery carries (api-v3 §e.3). The standard scheme's key is the
 * decoded secret; the legacy scheme's key is the whole secret string, `whsec_` included.
 */
export function signedHeaders(delivery: DeliveryToSign): Record<string, string> {
	const { eventId, eventType, subscriptionId, secret, body, at } = delivery;
	const seconds = String(Math.floor(at.getTime() / 1000));
	const legacy = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
	return {
		'webhook-id': eventId,
		'webhook-timestamp': seconds,
		'webhook-signature': new Webhook(secret).sign(eventId, at, body),
		'X-Webhook-Event': eventType,
		'X-Webhook-Subscription-ID': subscriptionId,
		'X-Webhook-Timestamp': seconds,
		'X-Webhook-Signature': legacy,
	};
}
