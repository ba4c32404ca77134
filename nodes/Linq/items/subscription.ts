import type { IDataObject } from 'n8n-workflow';

/** A webhook subscription (api-v3 §e.1); the secret is there only right after its creation. */
export function toSubscriptionItem(subscription: IDataObject): IDataObject {
	const { signing_secret: signingSecret } = subscription;
	return {
		targetUrl: subscription.target_url,
		events: subscription.subscribed_events,
		phoneNumbers: subscription.phone_numbers,
		isActive: subscription.is_active,
		...(signingSecret !== undefined && { signingSecret }),
		subscriptionId: subscription.id,
		createdAt: subscription.created_at,
		updatedAt: subscription.updated_at,
	};
}
