import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../json';
import { unlessStatus } from './errors';
import { callLinq } from './request';
import type { LinqCall, LinqContext, RetryLimits } from './types';
import { subscriptionsOf, webhookCalls, type SubscriptionBody } from './webhookCalls';

/** A subscription for deliveries to one of n8n's own URLs. */
export type NodeSubscription = Omit<SubscriptionBody, 'is_active'>;

/** Someone waits for it to end, be it an activation or a delivery of Linq's. */
const RETRY_LIMITS = { maxRetryWaitMs: 10_000, timeoutMs: 15_000 };

/** All subscriptions of the account, whoever made them. */
export async function listSubscriptions(
	context: LinqContext,
	limits = RETRY_LIMITS,
): Promise<IDataObject[]> {
	return subscriptionsOf(await send(context, webhookCalls.list, limits));
}

/** @returns undefined when it is gone, or is another account's: the credential may have changed */
export async function fetchSubscription(
	context: LinqContext,
	id: string,
): Promise<IDataObject | undefined> {
	return await send(context, webhookCalls.get(id)).catch(unlessStatus(404, 403));
}

/** The response holds the `signing_secret`, this once only. */
export async function postSubscription(
	context: LinqContext,
	subscription: NodeSubscription,
	limits: RetryLimits = RETRY_LIMITS,
): Promise<IDataObject> {
	return await send(context, webhookCalls.create(subscription), limits);
}

/** Keeps the secret, so that deliveries under way stay valid. */
export async function putSubscription(
	context: LinqContext,
	id: string,
	subscription: NodeSubscription,
): Promise<void> {
	await send(context, webhookCalls.update(id, { ...subscription, is_active: true }));
}

/** One that is gone already counts as removed. */
export async function removeSubscription(
	context: LinqContext,
	id: string,
	limits = RETRY_LIMITS,
): Promise<void> {
	await send(context, webhookCalls.delete(id), limits).catch(unlessStatus(404));
}

async function send(
	context: LinqContext,
	call: LinqCall,
	limits: RetryLimits = RETRY_LIMITS,
): Promise<IDataObject> {
	// A subscription whose creation got no response is removed by the next activation.
	const repeat = call.method === 'POST' ? 'once' : 'idempotent';
	const { body } = await callLinq(context, call, { repeat, ...limits });
	return asRecord(body);
}
