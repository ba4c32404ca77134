import fc from 'fast-check';
import { sleep } from 'n8n-workflow';

import { runInLanes, type LaneTask } from '../../nodes/shared/lanes';

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

	test('start apart from each other, so that their requests do not go in waves', async () => {
		const starts: number[] = [];
		const run = async () => {
			starts.push(Date.now());
			await sleep(25);
		};
		await runOnClock(
			['a', 'b', 'c', 'd'].map((lane) => ({ lane, run })),
			3,
		);
		expect(starts.map((start) => start - starts[0])).toEqual([0, 2, 4, 25]);
	});

	test('start all at once where there are many', async () => {
		const starts: number[] = [];
		const run = async () => void starts.push(Date.now());
		await runOnClock(Array(11).fill({ run }), 11);
		expect(new Set(starts).size).toBe(1);
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
