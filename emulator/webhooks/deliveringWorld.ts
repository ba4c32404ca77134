import type { DeliveryFaults } from '../admin/deliveryFaults';
import type { Faults } from '../admin/faults';
import type { Received } from '../admin/received';
import type { Clock } from '../clock';
import type { Settings } from '../options';
import type { Activity } from '../phone/activity';
import type { Changes } from '../phone/changes';
import type { Door } from '../phone/doors';
import type { Failure } from '../state/types';
import type { Store } from '../state/store';

/** What deliveries need of the world: everything but themselves. */
export interface DeliveringWorld {
	readonly options: Settings;
	readonly clock: Clock;
	/** Replaced as a whole by a reset. */
	store: Store;
	readonly received: Received;
	readonly faults: Faults;
	readonly deliveryFaults: DeliveryFaults;
	/** Failures that the next sends are to have instead of being delivered. */
	readonly plannedFailures: Failure[];
	/** Codes that the next group changes are to fail with. */
	readonly plannedGroupFailures: number[];
	/** What changed, for pages that show the account live. */
	readonly changes: Changes;
	/** The last requests and events, for people to look at. */
	readonly activity: Activity;
	/** Ways from the page to other programs, by name. */
	readonly doors: Map<string, Door>;
	/** `http://127.0.0.1:<port>`, known once the emulator listens. */
	origin: string;
}
