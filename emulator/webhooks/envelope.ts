import type { WebhookVersion } from './versions';

/** An event before its delivery. */
export interface RaisedEvent {
	type: string;
	/** The line it happened on; none means that it concerns the whole account. */
	line?: string;
	traceId: string;
	/** Its `data`, in the payload form that a subscription asked for. */
	data: (version: WebhookVersion) => unknown;
}

/** The envelope around every event (api-v3 §e.4). */
export function envelope(
	event: RaisedEvent,
	delivery: { eventId: string; createdAt: string; version: WebhookVersion },
) {
	return {
		api_version: 'v3',
		webhook_version: delivery.version,
		event_type: event.type,
		event_id: delivery.eventId,
		created_at: delivery.createdAt,
		trace_id: event.traceId,
		partner_id: 'emulator-partner',
		data: event.data(delivery.version),
	};
}
