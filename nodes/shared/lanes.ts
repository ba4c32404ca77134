import { sleep } from 'n8n-workflow';

/** A piece of work; those with the same lane run one after the other, in the order given. */
export interface LaneTask {
	/** Undefined for work that needs no order. */
	lane?: string;
	run: () => Promise<void>;
}

/**
 * Time between the starts of two tasks, in milliseconds. n8n's helper opens a connection for each
 * request, and those begun in the same turn of the event loop leave together at its end, so that
 * their answers come together too: the lanes would go in waves, idle in between
 * (docs/benchmarks.md). Where there are many lanes, the distance would hold them up instead.
 */
const START_DISTANCE_MS = 2;
const MOST_LANES_APART = 10;

/**
 * Runs tasks in lanes: order is kept inside a lane, and up to `maxLanes` lanes go side by side.
 * After a task has failed no further one is started; those under way are waited for, so that the
 * caller knows how each of them ended.
 *
 * @throws the error of the first task in the given order that failed
 */
export async function runInLanes(tasks: LaneTask[], maxLanes: number): Promise<void> {
	const lanes = groupByLane(tasks).values();
	const errors = new Map<number, unknown>();
	const turn = maxLanes > MOST_LANES_APART ? undefined : turnstile(START_DISTANCE_MS);

	// Every worker takes the next lane from the one iterator that they share.
	async function work() {
		for (const lane of lanes) {
			for (const { task, index } of lane) {
				await turn?.();
				if (errors.size > 0) return;
				try {
					await task.run();
				} catch (error) {
					errors.set(index, error);
				}
			}
		}
	}

	await Promise.all(Array.from({ length: Math.min(maxLanes, tasks.length) }, work));
	if (errors.size > 0) throw errors.get(Math.min(...errors.keys()));
}

/** Lets its callers through in the order in which they come, so many milliseconds apart. */
function turnstile(distanceMs: number): () => Promise<void> {
	let open = Promise.resolve();
	return async () => {
		const mine = open;
		open = mine.then(async () => await sleep(distanceMs));
		await mine;
	};
}

/** Ids and e-mail addresses are the same chat in capital letters, too. */
export function laneKey(lane: string | undefined): string | undefined {
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
