import { type ApiResponse, type Call, type Endpoint, noContent, ok } from '../http/endpoint';
import { bodyOf, pathId } from '../http/read';
import { refusal } from '../refusal';
import { checkEvents, checkLines, checkTarget, checkUniqueTarget } from '../rules/subscription';
import { newId, newSigningSecret } from '../state/ids';
import type { Subscription } from '../state/types';
import { optionalBoolean, optionalString, requiredString } from '../values';

function view(subscription: Subscription) {
	return {
		id: subscription.id,
		target_url: subscription.targetUrl,
		subscribed_events: subscription.events,
		is_active: subscription.isActive,
		created_at: subscription.createdAt,
		updated_at: subscription.updatedAt,
		phone_numbers: subscription.phoneNumbers,
	};
}

/** Subscribes, and shows the signing secret this one time (api-v3 §e.1). */
function create(call: Call): ApiResponse {
	const { world } = call;
	const body = bodyOf(call);
	const targetUrl = requiredString(body, 'target_url');
	const events = checkEvents(body);
	const phoneNumbers = checkLines(body);
	checkTarget(targetUrl, world.options.strictTargets);
	checkUniqueTarget(world.store, targetUrl);
	const now = world.clock.iso();
	const subscription: Subscription = {
		id: newId(),
		targetUrl,
		events,
		phoneNumbers,
		isActive: true,
		createdAt: now,
		updatedAt: now,
		secret: newSigningSecret(),
	};
	world.store.subscriptions.set(subscription.id, subscription);
	return { status: 201, body: { ...view(subscription), signing_secret: subscription.secret } };
}

function subscriptionOf(call: Call): Subscription {
	const subscription = call.world.store.subscriptions.get(pathId(call, 'subscriptionId'));
	if (!subscription) throw refusal(2010);
	return subscription;
}

/** Changes what is given; the secret never changes. */
function update(call: Call): ApiResponse {
	const { world } = call;
	const subscription = subscriptionOf(call);
	const body = bodyOf(call);
	const targetUrl = optionalString(body, 'target_url');
	const events = body.subscribed_events === undefined ? subscription.events : checkEvents(body);
	const lines = body.phone_numbers === undefined ? subscription.phoneNumbers : checkLines(body);
	const isActive = optionalBoolean(body, 'is_active') ?? subscription.isActive;
	if (targetUrl !== undefined && targetUrl !== subscription.targetUrl) {
		checkTarget(targetUrl, world.options.strictTargets);
		checkUniqueTarget(world.store, targetUrl);
		subscription.targetUrl = targetUrl;
	}
	const updatedAt = world.clock.iso();
	Object.assign(subscription, { events, phoneNumbers: lines, isActive, updatedAt });
	return ok(view(subscription));
}

function remove(call: Call): ApiResponse {
	call.world.store.subscriptions.delete(subscriptionOf(call).id);
	return noContent();
}

function list(call: Call): ApiResponse {
	return ok({ subscriptions: [...call.world.store.subscriptions.values()].map(view) });
}

const one = '/v3/webhook-subscriptions/:subscriptionId';

/** Webhook subscriptions (api-v3 §e.1). */
export const webhookSubscriptions: Endpoint[] = [
	{ method: 'POST', path: '/v3/webhook-subscriptions', respond: create },
	{ method: 'GET', path: '/v3/webhook-subscriptions', respond: list },
	{ method: 'GET', path: one, respond: (call) => ok(view(subscriptionOf(call))) },
	{ method: 'PUT', path: one, respond: update },
	{ method: 'DELETE', path: one, respond: remove },
];
