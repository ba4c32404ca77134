import type { LinqFailure, RepeatRule } from './types';

/**
 * Codes that mean "not yet", so that a retry can succeed: 2007 upload not ready, 2009 chat being
 * created.
 */
const NOT_YET_CODES = new Set([2007, 2009]);
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** Whether Linq certainly did not carry out the call. */
function isNotDone(failure: LinqFailure): boolean {
	if (failure.status === undefined) return failure.neverSent === true;
	return failure.status === 429 || isNotYet(failure);
}

function isNotYet({ status, code }: LinqFailure): boolean {
	return (status === 404 || status === 409) && code !== undefined && NOT_YET_CODES.has(code);
}

/** Whether the same call may succeed a little later. */
function isTransient(failure: LinqFailure): boolean {
	const { status, permanent } = failure;
	if (status === undefined) return permanent !== true;
	return status === 408 || status === 429 || status >= 500 || isNotYet(failure);
}

/** A success whose body was not understood: the outcome is unknown. */
function isUnreadSuccess({ status }: LinqFailure): boolean {
	return status !== undefined && status >= 200 && status < 300;
}

/** Whether Linq may have carried out a call that failed, so that a retry could be a duplicate. */
export function isOutcomeUnknown(failure: LinqFailure): boolean {
	return isUnreadSuccess(failure) || (isTransient(failure) && !isNotDone(failure));
}

/** Whether another attempt may succeed: the fault may be over, or the call carried out. */
export function mayPass(failure: LinqFailure): boolean {
	return failure.outcomeUnknown === true || isTransient(failure);
}

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there must be none
 * (api-v3 §3 and §6). `Retry-After` of half a second or more is obeyed; without it the delay doubles
 * from half a second to 30 seconds, less up to half of it at random, so that many workflows do not
 * come back at once.
 *
 * @param attempt number of the attempt that failed, from 1
 */
export function retryDelay(
	failure: LinqFailure,
	{ repeat, attempt }: { repeat: RepeatRule; attempt: number },
): number | undefined {
	if (!isTransient(failure)) return undefined;
	if (repeat === 'once' && !isNotDone(failure)) return undefined;
	// `Retry-After: 0`, or a date in the past, does not say how long to wait.
	const { retryAfterMs = 0 } = failure;
	if (retryAfterMs >= FIRST_DELAY_MS) return retryAfterMs;
	const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
	return Math.round(delay * (1 - Math.random() / 2));
}
