import { raisedRecord } from '../phone/activity';
import { newId } from '../state/ids';
import type { Subscription } from '../state/types';
import type { DeliveringWorld } from './deliveringWorld';
import { Delivery } from './delivery';
import type { DeliveryRecord } from './deliveryRecord';
import { envelope, type RaisedEvent } from './envelope';
import { versionOf } from './versions';

/** Delivers each event to the subscriptions that ask for it. */
export class Webhooks {
	private deliveries: Delivery[] = [];
	/** The end of each subscription's queue, so that first attempts keep their order. */
	private readonly queues = new Map<string, Promise<void>>();
	private readonly held = new Map<string, Delivery>();
	private readonly closing = new AbortController();

	constructor(private readonly world: DeliveringWorld) {}

	/**
	 * Raises an event: every active subscription that asks for it, and for its line, gets it
	 * (api-v3 §e.1). The event's id is the same for all of them and on every retry.
	 */
	raise(event: RaisedEvent): string {
		const eventId = newId();
		const createdAt = this.world.clock.iso();
		const record = raisedRecord(event, eventId, createdAt);
		for (const subscription of this.world.store.subscriptions.values()) {
			if (!this.wants(subscription, event)) continue;
			const version = versionOf(subscription.targetUrl);
			// An edit does not exist in the older payload form (api-v3 §e.5).
			if (version === '2025-01-01' && event.type === 'message.edited') continue;
			const body = JSON.stringify(envelope(event, { eventId, createdAt, version }));
			const delivery = new Delivery(this.world, subscription, {
				eventId,
				eventType: event.type,
				version,
				body,
				closing: this.closing.signal,
				changed: () => this.world.activity.event(record),
			});
			this.deliveries.push(delivery);
			record.deliveries.push(delivery.record);
			this.dispatch(subscription.id, delivery);
		}
		if (record.deliveries.length === 0) record.undeliveredReason = this.undeliveredReason(event);
		this.world.activity.event(record);
		return eventId;
	}

	/** Delivers an event again to every subscription that got it, as at-least-once delivery may. */
	redeliver(eventId: string): number {
		const again = this.deliveries.filter(({ record }) => record.eventId === eventId);
		for (const delivery of again) this.enqueue(delivery.record.subscriptionId, delivery);
		return again.length;
	}

	log(): DeliveryRecord[] {
		return this.deliveries.map(({ record }) => record);
	}

	clear(): void {
		this.deliveries = [];
		this.held.clear();
	}

	close(): void {
		this.closing.abort();
	}

	/** Why an event was delivered to nobody, for people who wonder why nothing happens in n8n. */
	private undeliveredReason(event: RaisedEvent): string {
		const all = [...this.world.store.subscriptions.values()];
		if (all.length === 0) return 'no subscription';
		const active = all.filter(({ isActive }) => isActive);
		if (active.length === 0) return 'no subscription is switched on';
		const asking = active.filter(({ events }) => events.includes(event.type));
		if (asking.length === 0) return `no subscription asks for ${event.type}`;
		return `no subscription for ${event.line ?? 'this payload version'}`;
	}

	private wants(subscription: Subscription, event: RaisedEvent): boolean {
		if (!subscription.isActive || !subscription.events.includes(event.type)) return false;
		const { phoneNumbers } = subscription;
		return !phoneNumbers || event.line === undefined || phoneNumbers.includes(event.line);
	}

	private dispatch(queue: string, delivery: Delivery): void {
		const fault = this.world.deliveryFaults.take(delivery.record.eventType);
		delivery.fault = fault?.kind;
		if (fault?.kind === 'drop') {
			delivery.record.state = 'dropped';
		} else if (fault?.kind === 'delay') {
			this.world.clock.schedule(fault.delayMs ?? 1000, () => this.enqueue(queue, delivery));
		} else if (fault?.kind === 'reorder') {
			this.held.set(queue, delivery);
			this.world.clock.schedule(2000, () => this.release(queue, delivery));
		} else {
			this.enqueue(queue, delivery);
			if (fault?.kind === 'duplicate') this.enqueue(queue, delivery);
			const held = this.held.get(queue);
			if (held) this.release(queue, held);
		}
	}

	private release(queue: string, delivery: Delivery): void {
		if (this.held.get(queue) !== delivery) return;
		this.held.delete(queue);
		this.enqueue(queue, delivery);
	}

	private enqueue(queue: string, delivery: Delivery): void {
		const before = this.queues.get(queue) ?? Promise.resolve();
		const work = before.then(() => delivery.start());
		this.queues.set(queue, work);
		this.world.clock.track(work);
	}
}
