import type { DeliveryFaults } from './admin/deliveryFaults';
import type { Faults } from './admin/faults';
import type { Received } from './admin/received';
import type { Clock } from './clock';
import type { Settings } from './options';
import type { Store } from './state/store';
import type { Webhooks } from './webhooks/webhooks';

/** A failure that the next send is to have instead of being delivered. */
export interface PlannedFailure {
	code: number;
	reason: string;
}

/** The account, its time, and everything that was asked of the emulator. */
export interface World {
	readonly options: Settings;
	readonly clock: Clock;
	/** Replaced as a whole by a reset. */
	store: Store;
	readonly received: Received;
	readonly faults: Faults;
	readonly deliveryFaults: DeliveryFaults;
	readonly webhooks: Webhooks;
	readonly plannedFailures: PlannedFailure[];
	/** Codes that the next group changes are to fail with. */
	readonly plannedGroupFailures: number[];
	/** `http://127.0.0.1:<port>`, known once the emulator listens. */
	origin: string;
}

/** What deliveries need of the world: everything but themselves. */
export type DeliveringWorld = Omit<World, 'webhooks'>;
