import fc from 'fast-check';
import { sleep } from 'n8n-workflow';

import { runInLanes, type LaneTask } from '../../nodes/Linq/engine/lanes';

/** On a clock of the test's own. */
async function runOnClock(tasks: LaneTask[], maxLanes: number): Promise<void> {
	const outcome = runInLanes(tasks, maxLanes).catch((error: Error) => error);
	await jest.runAllTimersAsync();
	const error = await outcome;
	if (error) throw error;
}

describe('lanes', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => void jest.useRealTimers());

	test('may be allowed without end', async () => {
		const run = jest.fn(async () => undefined);
		await runOnClock([{ run }, { run }], Infinity);
		expect(run).toHaveBeenCalledTimes(2);
	});

	test('keep the order inside a lane and never exceed their number, whatever the load', async () => {
		const task = fc.record({ lane: fc.constantFrom('a', 'b', 'c', undefined), work: fc.nat(20) });
		await fc.assert(
			fc.asyncProperty(
				fc.array(task, { maxLength: 40 }),
				fc.integer({ min: 1, max: 5 }),
				async (tasks, maxLanes) => {
					const finished: number[] = [];
					let running = 0;
					let most = 0;
					const runnable = tasks.map(({ lane, work }, index) => ({
						lane,
						run: async () => {
							most = Math.max(most, ++running);
							await sleep(work);
							running--;
							finished.push(index);
						},
					}));

					await runOnClock(runnable, maxLanes);

					expect(finished).toHaveLength(tasks.length);
					expect(most).toBeLessThanOrEqual(maxLanes);
					for (const name of ['a', 'b', 'c']) {
						const inLane = finished.filter((index) => tasks[index].lane === name);
						expect(inLane).toEqual([...inLane].sort((a, b) => a - b));
					}
				},
			),
			{ numRuns: 200 },
		);
	});

	test('go side by side', async () => {
		let arrived = 0;
		let open: () => void = () => undefined;
		const all = new Promise<void>((resolve) => (open = resolve));
		// None can end before all three have begun.
		const meet = async () => {
			if (++arrived === 3) open();
			await all;
		};
		await runOnClock(
			['a', 'b', 'c'].map((lane) => ({ lane, run: meet })),
			3,
		);
		expect(arrived).toBe(3);
	});

	test('do not wait for a clock that is set back', async () => {
		const begin = performance.now();
		const run = async () => {
			await sleep(10);
			jest.setSystemTime(Date.now() - 60 * 60 * 1000);
		};
		await runOnClock([{ run }, { run }, { run }], 2);
		expect(performance.now() - begin).toBeLessThan(100);
	});

	/** When each of the tasks started and when all had ended, from the start of the run. */
	async function timesOf({ tasks, work, lanes }: { tasks: number; work: number; lanes: number }) {
		const begin = Date.now();
		const starts: number[] = [];
		const run = async () => {
			starts.push(Date.now() - begin);
			if (work > 0) await sleep(work);
		};
		await runOnClock(Array<LaneTask>(tasks).fill({ run }), lanes);
		return { starts, end: Date.now() - begin };
	}

	const gaps = (starts: number[]) => starts.slice(1).map((start, i) => start - starts[i]);

	test('start apart once it is known how long a task takes, so that requests do not go in waves', async () => {
		const { starts } = await timesOf({ tasks: 100, work: 25, lanes: 10 });
		expect(Math.min(...gaps(starts.slice(50)))).toBe(2);
	});

	test('start by the time that a task takes, divided by the lanes', async () => {
		const { starts } = await timesOf({ tasks: 100, work: 19, lanes: 10 });
		expect(Math.min(...gaps(starts.slice(50)))).toBe(1);
	});

	test('start at once where tasks end at once', async () => {
		const { end } = await timesOf({ tasks: 1_000, work: 0, lanes: 10 });
		expect(end).toBe(0);
	});

	test('start several in a millisecond where the lanes are less than one apart', async () => {
		const { starts } = await timesOf({ tasks: 100, work: 25, lanes: 50 });
		const second = starts.slice(50).map((start) => start - 25);
		expect(second).toEqual(Array.from({ length: 50 }, (_, index) => Math.floor(index / 2)));
	});

	test('start by the time of the fastest task, as the others wait for this process', async () => {
		const begin = Date.now();
		const starts: number[] = [];
		const run = async () => {
			const isFirst = starts.push(Date.now() - begin) === 1;
			await sleep(isFirst ? 10 : 150);
		};
		await runOnClock(Array<LaneTask>(21).fill({ run }), 10);
		expect(Math.max(...gaps(starts.slice(11, 20)))).toBe(1);
	});

	test('start several in a millisecond as long as nothing is known', async () => {
		const { starts } = await timesOf({ tasks: 10, work: 200, lanes: 10 });
		expect(starts).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 3, 3]);
	});

	test('lose no more than the time of two tasks by starting apart, whatever it takes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					tasks: fc.integer({ min: 1, max: 120 }),
					work: fc.nat(300),
					lanes: fc.integer({ min: 1, max: 60 }),
				}),
				async ({ tasks, work, lanes }) => {
					const { end } = await timesOf({ tasks, work, lanes });
					// A millisecond more, because timers know no smaller part of it.
					expect(end).toBeLessThanOrEqual((Math.ceil(tasks / lanes) + 2) * work + 1);
				},
			),
			{ numRuns: 200 },
		);
	});

	test('treat the same chat as the same lane however its id is spelled', async () => {
		const order: string[] = [];
		const slow = { lane: 'C4A7', run: async () => void (await sleep(9), order.push('first')) };
		const fast = { lane: 'c4a7', run: async () => void order.push('second') };
		await runOnClock([slow, fast], 2);
		expect(order).toEqual(['first', 'second']);
	});

	test('start nothing after a failure, and wait for what is under way', async () => {
		const log: string[] = [];
		const task = (name: string, lane: string, work: number, fails = false) => ({
			lane,
			run: async () => {
				log.push(`${name} starts`);
				await sleep(work);
				log.push(`${name} ends`);
				if (fails) throw new Error(name);
			},
		});
		const tasks = [
			task('slow', 'a', 20),
			task('after slow', 'a', 1),
			task('bad', 'b', 1, true),
			task('after bad', 'b', 1),
			task('other', 'c', 1),
		];

		await expect(runOnClock(tasks, 2)).rejects.toThrow('bad');

		expect(log).toEqual(['slow starts', 'bad starts', 'bad ends', 'slow ends']);
	});

	test('report the failure of the first item, not the one that came first in time', async () => {
		const fail = (name: string, work: number) => ({
			run: async () => {
				await sleep(work);
				throw new Error(name);
			},
		});
		const tasks = [fail('item 0', 9), fail('item 1', 1), fail('item 2', 5)];
		await expect(runOnClock(tasks, 3)).rejects.toThrow('item 0');
	});

	test('of nothing are done at once', async () => {
		await expect(runOnClock([], 10)).resolves.toBeUndefined();
	});
});
