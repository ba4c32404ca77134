import type { WebhookVersion } from './versions';

export interface DeliveryAttempt {
	at: string;
	status: number | null;
	error?: string;
}

/** A line of the delivery log. */
export interface DeliveryRecord {
	eventId: string;
	eventType: string;
	subscriptionId: string;
	targetUrl: string;
	version: WebhookVersion;
	/** `pending` covers waiting for a retry; `lost` will not be tried again. */
	state: 'pending' | 'delivered' | 'lost' | 'dropped';
	attempts: DeliveryAttempt[];
	/** The bytes that were signed. */
	body: string;
	/** Of the last attempt. */
	headers: Record<string, string>;
}
