import { sleep } from 'n8n-workflow';

import type { Operation } from './operation';

/** A piece of work; those with the same lane run one after the other, in the order given. */
export interface LaneTask {
	/** Undefined for work that needs no order. */
	lane?: string;
	run: () => Promise<void>;
}

/**
 * The longest pause between two starts, in milliseconds. A longer pause would not spread the requests
 * any better, but delay the first ones to a slow server.
 */
const LONGEST_PAUSE_MS = 2;

/**
 * How far apart tasks start before the first has ended, in milliseconds: so the first requests are on
 * their way while the others are prepared.
 */
const FIRST_GAP_MS = 0.4;

/**
 * Runs tasks in lanes: order is kept inside a lane, and up to `maxLanes` lanes go side by side.
 * After a task has failed no further one is started; those under way are waited for, so that the
 * caller knows how each of them ended.
 *
 * @throws the error of the first task in the given order that failed
 */
export async function runInLanes(tasks: LaneTask[], maxLanes: number): Promise<void> {
	const byLane = groupByLane(tasks);
	const lanes = byLane.values();
	const workers = Math.min(maxLanes, byLane.size);
	const errors = new Map<number, unknown>();
	const starts = spaceStarts(workers);

	// Every worker takes the next lane from the one iterator that they share.
	async function work() {
		for (const lane of lanes) {
			for (const { task, index } of lane) {
				await starts.next();
				if (errors.size > 0) return;
				const startedAt = performance.now();
				try {
					await task.run();
					starts.observe(performance.now() - startedAt);
				} catch (error) {
					errors.set(index, error);
				}
			}
		}
	}

	await Promise.all(Array.from({ length: workers }, work));
	if (errors.size > 0) throw errors.get(Math.min(...errors.keys()));
}

/**
 * Keeps the starts of tasks apart. Requests that are begun in one turn of the event loop leave
 * together at its end, so that their responses come together too: the lanes would go in waves, with
 * nothing to do in between (docs/benchmarks.md).
 *
 * With n lanes and tasks that take t milliseconds, starts t/n apart fill the time evenly, and longer
 * pauses would slow the run down. So starts are t/n apart at most, and not at all while tasks end at
 * once. Timers know whole milliseconds only, so what is left of one pause is added to the next.
 *
 * t is the time of the fastest task so far: the others also waited for this process, which has
 * nothing to spare for pauses while it is busy.
 */
function spaceStarts(lanes: number) {
	/** How long the fastest task took, in milliseconds; undefined before the first has ended. */
	let fastest: number | undefined;
	/** When the next task is to start. */
	let planned = 0;
	let latest = Promise.resolve();

	async function pause() {
		// The clock of the day may be set back, and then the next start would be hours away.
		const now = performance.now();
		const gap =
			fastest === undefined ? FIRST_GAP_MS : Math.min(fastest / lanes, LONGEST_PAUSE_MS);
		planned = Math.max(planned, now) + gap;
		const ms = Math.floor(planned - now);
		if (ms > 0) await sleep(ms);
	}

	return {
		/** Resolves when the next task may start, for its callers in the order in which they come. */
		async next(): Promise<void> {
			const turn = latest;
			latest = turn.then(pause);
			await turn;
		},
		/** Learns how long a task took. */
		observe(ms: number): void {
			fastest = Math.min(fastest ?? ms, ms);
		},
	};
}

/** The lane of an item; undefined when it goes side by side with all others. */
export function laneOf<Input>(
	{ lane }: Pick<Operation<Input>, 'lane'>,
	input: Input,
): string | undefined {
	if (lane === 'none') return undefined;
	return laneKey(typeof lane === 'function' ? lane(input) : String(input[lane]));
}

/** Ids and email addresses are the same chat in capital letters, too. */
function laneKey(lane: string | undefined): string | undefined {
	return lane?.toLowerCase();
}

function groupByLane(tasks: LaneTask[]) {
	const lanes = new Map<string | number, Array<{ task: LaneTask; index: number }>>();
	tasks.forEach((task, index) => {
		const key = laneKey(task.lane) ?? index;
		const lane = lanes.get(key);
		if (lane) lane.push({ task, index });
		else lanes.set(key, [{ task, index }]);
	});
	return lanes;
}
