import { NodeOperationError, type IDataObject, type IHookFunctions } from 'n8n-workflow';

import { asText } from '../shared/json';
import { textOfError } from '../shared/linq/errors';
import {
	fetchSubscription,
	listSubscriptions,
	postSubscription,
	putSubscription,
	removeSubscription,
	type NodeSubscription,
} from '../shared/linq/subscriptions';
import { readChoice } from './settings';
import {
	forgetSubscription,
	hasStoredSubscription,
	storedSubscription,
	storeSubscription,
} from './storedSubscription';
import { assertReachable } from '../shared/linq/target';
import { sweepWaits } from '../shared/linq/waits';
import { isSameUrl, targetUrl } from './target';

/**
 * Whether the stored subscription exists and matches the settings; updates it if it does not match.
 * Only the stored one counts: others at our URL have a secret that nobody knows any more.
 *
 * @throws NodeOperationError or NodeApiError that says what to do
 */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	const stored = storedSubscription(context);
	const current = stored && (await fetchSubscription(context, stored.id));
	if (!stored || !current) {
		forgetSubscription(context);
		return false;
	}
	await sweepWaits(context);
	const desired = desiredSubscription(context);
	if (matches(current, desired)) return true;

	await assertReachable(context, desired.target_url);
	if (await updateInPlace(context, stored.id, desired)) return true;
	await removeSubscription(context, stored.id);
	forgetSubscription(context);
	return false;
}

/**
 * Subscribes, and stores the id and the secret.
 *
 * @throws NodeOperationError or NodeApiError that says what to do
 */
export async function subscribe(context: IHookFunctions): Promise<boolean> {
	const desired = desiredSubscription(context);
	await assertReachable(context, desired.target_url);
	await removeLeftovers(context, desired.target_url);
	await sweepWaits(context);

	const created = await postSubscription(context, desired);
	const id = asText(created.id);
	const secret = asText(created.signing_secret);
	if (id === undefined || secret === undefined) {
		if (id !== undefined) await removeSubscription(context, id);
		throw new NodeOperationError(context.getNode(), 'Linq gave no signing secret', {
			description:
				'Check that the base URL of the credential is that of Linq, and try again. Without the ' +
				'secret nobody could tell deliveries of Linq from forged ones.',
		});
	}
	storeSubscription(context, { id, secret });
	return true;
}

/**
 * Removes the stored subscription.
 *
 * @throws NodeOperationError with its id, and remembers it: n8n retries and reports what
 *   stays behind, while a failure that is swallowed leaves an orphan.
 */
export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
	const stored = storedSubscription(context);
	if (stored) {
		try {
			await removeSubscription(context, stored.id);
		} catch (error) {
			throw new NodeOperationError(
				context.getNode(),
				`The webhook subscription ${stored.id} could not be removed from Linq`,
				{ description: textOfError(error) },
			);
		}
	} else if (!hasStoredSubscription(context)) {
		await tryToRemoveLeftovers(context);
	}
	forgetSubscription(context);
	return true;
}

function desiredSubscription(context: IHookFunctions): NodeSubscription {
	const { events, phoneNumbers } = readChoice(context);
	return {
		target_url: targetUrl(context),
		subscribed_events: events,
		phone_numbers: phoneNumbers,
	};
}

function matches(current: IDataObject, desired: NodeSubscription): boolean {
	return (
		current.is_active !== false &&
		isSameUrl(current.target_url, desired.target_url) &&
		isSameSet(current.subscribed_events, desired.subscribed_events) &&
		isSameSet(current.phone_numbers ?? [], desired.phone_numbers)
	);
}

function isSameSet(a: unknown, b: string[]): boolean {
	if (!Array.isArray(a)) return false;
	const set = new Set<unknown>(a);
	return set.size === b.length && b.every((value) => set.has(value));
}

async function updateInPlace(
	context: IHookFunctions,
	id: string,
	desired: NodeSubscription,
): Promise<boolean> {
	try {
		await putSubscription(context, id, desired);
		return true;
	} catch (error) {
		context.logger.warn(`Linq subscription ${id} could not be updated and is created again`, {
			reason: textOfError(error),
		});
		return false;
	}
}

/**
 * Removes subscriptions whose target is exactly ours. Nobody can guess that URL, so they are ours,
 * and their secret is lost; Linq allows one subscription per URL (api-v3 §e.1).
 */
async function removeLeftovers(context: IHookFunctions, url: string): Promise<void> {
	for (const { id, target_url: target } of await listSubscriptions(context)) {
		if (isSameUrl(target, url)) await removeSubscription(context, String(id));
	}
}

/**
 * For an activation that failed halfway, after which n8n calls `delete` with nothing stored. A
 * failure here must not keep the workflow from being stopped, as nothing may be there at all.
 */
async function tryToRemoveLeftovers(context: IHookFunctions): Promise<void> {
	try {
		await removeLeftovers(context, targetUrl(context));
	} catch (error) {
		context.logger.warn('Linq could not be asked for subscriptions that this node left behind', {
			reason: textOfError(error),
		});
	}
}
