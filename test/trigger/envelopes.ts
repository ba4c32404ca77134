import type { IDataObject } from 'n8n-workflow';

import v2025 from '../fixtures/webhooks/2025-01-01.json';
import v2026 from '../fixtures/webhooks/2026-02-03.json';

export interface Envelope extends IDataObject {
	event_type: string;
	event_id: string;
	data: IDataObject;
}

const examples = {
	'2025-01-01': v2025 as unknown as Envelope[],
	'2026-02-03': v2026 as unknown as Envelope[],
};

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
