import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { linqFailure } from '../shared/linq/errors';
import { asRecord } from '../shared/json';
import { subscriptionsOf, webhookCalls, type SubscriptionBody } from '../shared/linq/webhookCalls';
import { callLinq } from '../shared/linq/request';
import type { LinqCall } from '../shared/linq/types';

/** The subscription for the trigger's settings. */
export type TriggerSubscription = Omit<SubscriptionBody, 'is_active'>;

/** Someone waits for the activation to end, and n8n retries by itself. */
const RETRY_LIMITS = { maxRetryWaitMs: 10_000, timeoutMs: 15_000 };

export async function listSubscriptions(context: IHookFunctions): Promise<IDataObject[]> {
	return subscriptionsOf(await send(context, webhookCalls.list));
}

/** @returns undefined when it is gone, or is another account's: the credential may have changed */
export async function fetchSubscription(
	context: IHookFunctions,
	id: string,
): Promise<IDataObject | undefined> {
	return await send(context, webhookCalls.get(id)).catch(unlessStatus(404, 403));
}

/** The response holds the `signing_secret`, this once only. */
export async function postSubscription(
	context: IHookFunctions,
	subscription: TriggerSubscription,
): Promise<IDataObject> {
	return await send(context, webhookCalls.create(subscription));
}

/** Keeps the secret, so that deliveries under way stay valid. */
export async function putSubscription(
	context: IHookFunctions,
	id: string,
	subscription: TriggerSubscription,
): Promise<void> {
	await send(context, webhookCalls.update(id, { ...subscription, is_active: true }));
}

/** One that is gone already counts as removed. */
export async function removeSubscription(context: IHookFunctions, id: string): Promise<void> {
	await send(context, webhookCalls.delete(id)).catch(unlessStatus(404));
}

/** Turns errors with these statuses into undefined; rethrows all others. */
function unlessStatus(...statuses: number[]) {
	return (error: unknown): undefined => {
		const status = linqFailure(error)?.status;
		if (status === undefined || !statuses.includes(status)) throw error;
	};
}

async function send(context: IHookFunctions, call: LinqCall): Promise<IDataObject> {
	// A subscription whose creation got no response is removed by the next activation.
	const repeat = call.method === 'POST' ? 'once' : 'idempotent';
	const { body } = await callLinq(context, call, { repeat, ...RETRY_LIMITS });
	return asRecord(body);
}
