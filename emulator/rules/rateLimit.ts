import { refusal } from '../refusal';
import type { World } from '../world';

function recentSends(world: World, pair: string): number[] {
	const { perMs } = world.options.rateLimit;
	const since = world.clock.now() - perMs;
	const times = (world.store.sendTimes.get(pair) ?? []).filter((time) => time > since);
	world.store.sendTimes.set(pair, times);
	return times;
}

function pairOf(line: string, recipients: readonly string[]): string {
	return [line, ...[...recipients].sort()].join(' ');
}

/**
 * 30 messages per sender and recipient in 60 s, then 429/1007 with `Retry-After` (api-v3 §4). A
 * group counts as one recipient; nothing is documented for groups.
 */
export function checkRateLimit(world: World, line: string, recipients: readonly string[]): void {
	const { messages, perMs } = world.options.rateLimit;
	const times = recentSends(world, pairOf(line, recipients));
	if (times.length < messages) return;
	const waitMs = times[times.length - messages] + perMs - world.clock.now();
	throw refusal(1007, undefined, Math.max(1, Math.ceil(waitMs / 1000)));
}

/** Counts one message towards the limit. */
export function countSend(world: World, line: string, recipients: readonly string[]): void {
	recentSends(world, pairOf(line, recipients)).push(world.clock.now());
}

const betweenChecks = 10_000;

/** One capability check in 10 s for the whole account, then 429 (api-v3 §4). Counts this one. */
export function checkCapabilityPace(world: World): void {
	const wait = world.store.lastCapabilityCheck + betweenChecks - world.clock.now();
	if (wait > 0) throw refusal(1007, undefined, Math.ceil(wait / 1000));
	world.store.lastCapabilityCheck = world.clock.now();
}
