import type { IDataObject } from 'n8n-workflow';

import webhookExamples from '../fixtures/linq/webhook-examples.json';

export interface Envelope extends IDataObject {
	event_type: string;
	event_id: string;
	data: IDataObject;
}

const examples = webhookExamples as unknown as Record<keyof typeof webhookExamples, Envelope[]>;

/** Linq's example of every event, by name (api-v3 §e.5). */
export function envelopes(version: keyof typeof examples): Record<string, Envelope> {
	return Object.fromEntries(examples[version].map((envelope) => [envelope.event_type, envelope]));
}

/** The example of a received message with other data. */
export function receivedWith(data: IDataObject): Envelope {
	return changed('message.received', data);
}

/** The example of an event with other data. */
export function changed(event: string, data: IDataObject): Envelope {
	const example = envelopes('2026-02-03')[event];
	return { ...example, data: { ...example.data, ...data } };
}
