import type { DeliveringWorld } from './webhooks/deliveringWorld';
import type { Webhooks } from './webhooks/webhooks';

/** The account, its clock, its webhooks, and the log of requests. */
export interface World extends DeliveringWorld {
	readonly webhooks: Webhooks;
}
