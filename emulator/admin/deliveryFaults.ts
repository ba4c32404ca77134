/** What may go wrong between Linq and a webhook's receiver. */
export const deliveryFaultKinds = [
	/** Never sent. */
	'drop',
	/** Sent twice. */
	'duplicate',
	/** Sent `delayMs` later, in the emulator's time. */
	'delay',
	/** Sent after the delivery that comes next, or after 2 s when none comes. */
	'reorder',
	/** Sent with signatures that were made with another secret. */
	'forge',
	/** Sent with a good signature of ten minutes ago. */
	'stale',
	/** Sent without the `webhook-*` headers, which some proxies drop (api-v3 §g). */
	'stripStandard',
	/** Sent without the `X-Webhook-*` headers. */
	'stripLegacy',
] as const;

export type DeliveryFaultKind = (typeof deliveryFaultKinds)[number];

export interface DeliveryFault {
	kind: DeliveryFaultKind;
	/** How many deliveries; default 1. */
	count?: number;
	/** Only deliveries of this event; default all. */
	event?: string;
	/** For `delay`; default 1,000 ms. */
	delayMs?: number;
}

/** The faults that the next deliveries will have. */
export class DeliveryFaults {
	private pending: Array<DeliveryFault & { left: number }> = [];

	inject(fault: DeliveryFault): void {
		this.pending.push({ ...fault, left: fault.count ?? 1 });
	}

	/** The fault for a delivery of this event; each call uses one up. */
	take(event: string): DeliveryFault | undefined {
		const fault = this.pending.find((f) => f.left > 0 && (!f.event || f.event === event));
		if (fault) fault.left--;
		this.pending = this.pending.filter((f) => f.left > 0);
		return fault;
	}

	list(): DeliveryFault[] {
		return this.pending.map(({ left, ...fault }) => ({ ...fault, count: left }));
	}

	clear(): void {
		this.pending = [];
	}
}
