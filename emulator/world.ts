import type { DeliveringWorld } from './webhooks/deliveringWorld';
import type { Webhooks } from './webhooks/webhooks';

/** The account, its time, and everything that was asked of the emulator. */
export interface World extends DeliveringWorld {
	readonly webhooks: Webhooks;
}
