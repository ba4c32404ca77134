import type { DeliveryFaultKind } from '../admin/deliveryFaults';
import { newSigningSecret } from '../state/ids';
import type { Subscription } from '../state/types';
import { isLoopback } from '../loopback';
import { attempt, type Outcome } from './attempt';
import type { DeliveringWorld } from './deliveringWorld';
import type { DeliveryRecord } from './deliveryRecord';
import { signedHeaders } from './signing';
import type { WebhookVersion } from './versions';

interface Content {
	eventId: string;
	eventType: string;
	version: WebhookVersion;
	body: string;
	closing: AbortSignal;
	/** Called when its state changes. */
	changed: () => void;
}

const tenMinutes = 600_000;

/** One event on its way to one subscription, with its retries (api-v3 §e.2). */
export class Delivery {
	readonly record: DeliveryRecord;
	fault: DeliveryFaultKind | undefined;

	constructor(
		private readonly world: DeliveringWorld,
		private readonly subscription: Subscription,
		private readonly content: Content,
	) {
		const { eventId, eventType, version, body } = content;
		this.record = {
			eventId,
			eventType,
			subscriptionId: subscription.id,
			targetUrl: subscription.targetUrl,
			version,
			state: 'pending',
			attempts: [],
			body,
			headers: {},
		};
	}

	/** The first attempt; those that follow plan themselves. */
	async start(): Promise<void> {
		await this.try(0);
	}

	private async try(retries: number): Promise<void> {
		const { record, world } = this;
		record.headers = this.headers();
		const at = world.clock.iso();
		const outcome = await this.post();
		record.attempts.push({
			at,
			status: outcome.status,
			...(outcome.error === undefined ? {} : { error: outcome.error }),
		});
		const wait = world.options.webhookRetryMs[retries];
		if (outcome.verdict === 'retry' && wait !== undefined && !this.content.closing.aborted) {
			world.clock.schedule(wait, () => world.clock.track(this.try(retries + 1)));
		} else {
			record.state = outcome.verdict === 'delivered' ? 'delivered' : 'lost';
		}
		this.content.changed();
	}

	private async post(): Promise<Outcome> {
		const { targetUrl, body, headers } = this.record;
		if (!this.world.options.outbound && !isLoopback(new URL(targetUrl))) {
			return { status: null, error: 'not delivered beyond this machine', verdict: 'lost' };
		}
		const timeout = AbortSignal.timeout(this.world.options.webhookTimeoutMs);
		const signal = AbortSignal.any([timeout, this.content.closing]);
		return await attempt(targetUrl, body, headers, signal);
	}

	private headers(): Record<string, string> {
		const { eventId, eventType, body } = this.content;
		const age = this.fault === 'stale' ? tenMinutes : 0;
		const headers = signedHeaders({
			eventId,
			eventType,
			subscriptionId: this.subscription.id,
			secret: this.fault === 'forge' ? newSigningSecret() : this.subscription.secret,
			body,
			at: new Date(Date.now() - age),
		});
		const prefix = this.fault === 'stripStandard' ? 'webhook-' : 'X-Webhook-';
		if (this.fault !== 'stripStandard' && this.fault !== 'stripLegacy') return headers;
		return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(prefix)));
	}
}
