import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { linqFailure } from '../shared/errors';
import { asList, asRecord, asText } from '../shared/json';
import { callLinq, linqPath, type LinqCall } from '../shared/request';

/** What Linq is asked for, in Linq's names (api-v3 §e.1). */
export interface Wanted {
	target_url: string;
	subscribed_events: string[];
	/** Empty for all lines. */
	phone_numbers: string[];
}

type Subscription = Record<string, unknown>;

const ALL = '/v3/webhook-subscriptions';
/** Someone waits for the activation to end, and n8n tries again by itself. */
const PATIENCE = { maxRetryWaitMs: 10_000, timeoutMs: 15_000 };

export async function listSubscriptions(context: IHookFunctions): Promise<Subscription[]> {
	return asList((await call(context, 'GET', ALL)).subscriptions);
}

/** @returns undefined when it is gone, or is another account's: the credential may have changed */
export async function fetchSubscription(
	context: IHookFunctions,
	id: string,
): Promise<Subscription | undefined> {
	const answer = call(context, 'GET', linqPath`/v3/webhook-subscriptions/${id}`);
	return await answer.catch(unlessStatus(404, 403));
}

/** The answer holds the `signing_secret`, this once only. */
export async function postSubscription(
	context: IHookFunctions,
	{ phone_numbers, ...wanted }: Wanted,
): Promise<Subscription> {
	const body = phone_numbers.length > 0 ? { ...wanted, phone_numbers } : wanted;
	return await call(context, 'POST', ALL, body);
}

/** Keeps the secret, so that deliveries under way stay valid. */
export async function putSubscription(
	context: IHookFunctions,
	id: string,
	wanted: Wanted,
): Promise<void> {
	const body = { ...wanted, is_active: true };
	await call(context, 'PUT', linqPath`/v3/webhook-subscriptions/${id}`, body);
}

/** One that is gone already counts as removed. */
export async function removeSubscription(context: IHookFunctions, id: string): Promise<void> {
	const answer = call(context, 'DELETE', linqPath`/v3/webhook-subscriptions/${id}`);
	await answer.catch(unlessStatus(404));
}

/** Makes of these statuses an answer: undefined. Other errors go on. */
function unlessStatus(...statuses: number[]) {
	return (error: unknown): undefined => {
		const status = linqFailure(error)?.status;
		if (status === undefined || !statuses.includes(status)) throw error;
	};
}

/** An error of a call, in one line for a log or a description. */
export function describe(error: unknown): string {
	const { message, description } = asRecord(error);
	return [asText(message), asText(description)].filter(Boolean).join('. ');
}

async function call(
	context: IHookFunctions,
	method: LinqCall['method'],
	path: string,
	body?: IDataObject,
): Promise<Subscription> {
	// A subscription whose creation was not answered is removed by the next activation.
	const repeat = method === 'POST' ? 'once' : 'idempotent';
	const answer = await callLinq(context, { method, path, body }, { repeat, ...PATIENCE });
	return asRecord(answer.body);
}
