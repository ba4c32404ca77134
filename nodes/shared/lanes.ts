/** A piece of work; those with the same lane run one after the other, in the order given. */
export interface LaneTask {
	/** Undefined for work that needs no order. */
	lane?: string;
	run: () => Promise<void>;
}

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

	// Every worker takes the next lane from the one iterator that they share.
	async function work() {
		for (const lane of lanes) {
			for (const { task, index } of lane) {
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

function groupByLane(tasks: LaneTask[]) {
	const lanes = new Map<string | number, Array<{ task: LaneTask; index: number }>>();
	tasks.forEach((task, index) => {
		// Ids and e-mail addresses are the same chat in capital letters, too.
		const key = task.lane?.toLowerCase() ?? index;
		const lane = lanes.get(key);
		if (lane) lane.push({ task, index });
		else lanes.set(key, [{ task, index }]);
	});
	return lanes;
}
