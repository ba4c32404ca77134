import { createHash } from 'crypto';

import { asText } from '../json';
import { textOfError } from './errors';
import { listSubscriptions, removeSubscription } from './subscriptions';
import { PAYLOAD_VERSION } from './target';
import type { LinqContext } from './types';

/** How many subscriptions one sweep removes: each wait leaves one at most, so they do become fewer. */
const LARGEST_SWEEP = 20;

/** Linq waits ten seconds for the response to a delivery (api-v3 §e.2), and a sweep can wait for the next. */
const LIMITS = { maxRetryWaitMs: 0, timeoutMs: 3_000 };

/**
 * What the resume URL of a wait says besides the execution; n8n's signature covers it. It tells whose
 * the subscription is, and when nobody waits any more: n8n runs no code of a node whose wait ends by
 * itself, is stopped or deleted.
 */
export function waitParameters(context: LinqContext, until: Date): Record<string, string> {
	return {
		version: PAYLOAD_VERSION,
		until: String(until.getTime()),
		instance: instanceOf(context),
	};
}

/** The same for all processes of an n8n, and no secret. */
function instanceOf(context: LinqContext): string {
	return createHash('sha256').update(context.getInstanceId()).digest('hex').slice(0, 16);
}

/**
 * Removes the subscriptions of waits of this n8n whose time is over, and never those of another.
 * Failures are logged: a later sweep tries again.
 *
 * @param isMeant which others of this n8n to remove too, by the URL that Linq delivers to
 */
export async function sweepWaits(
	context: LinqContext,
	isMeant: (target: URL) => boolean = () => false,
): Promise<void> {
	const instance = instanceOf(context);
	const now = Date.now();
	const isOver = (target: URL) =>
		target.searchParams.get('instance') === instance &&
		(isMeant(target) || Number(target.searchParams.get('until') ?? Infinity) < now);
	try {
		const over = (await listSubscriptions(context, LIMITS)).filter(({ target_url: target }) => {
			const url = asText(target);
			return url !== undefined && URL.canParse(url) && isOver(new URL(url));
		});
		const removed = over.slice(0, LARGEST_SWEEP).map(async ({ id }) => {
			await removeSubscription(context, String(id), LIMITS);
		});
		await Promise.all(removed);
	} catch (error) {
		context.logger.warn('Subscriptions of waits that are over could not be removed from Linq', {
			reason: textOfError(error),
		});
	}
}
