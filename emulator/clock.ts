/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a local server has to wait; this is the one file that holds timers */

interface Task {
	due: number;
	order: number;
	run: () => void;
}

/**
 * The emulator's time. It runs with the wall clock and can be pushed forward; with `frozen` it
 * only moves when it is pushed, so that a test decides when a message is delivered, a URL expires
 * or a rate limit ends.
 */
export class Clock {
	private offset = 0;
	private tasks: Task[] = [];
	private order = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly underWay = new Set<Promise<unknown>>();
	private readonly waiting = new Set<ReturnType<typeof setTimeout>>();
	/** The real time at which it was stopped, while it is. */
	private stoppedAt: number | null;

	constructor(frozen = false) {
		this.stoppedAt = frozen ? Date.now() : null;
	}

	/** Milliseconds since 1970, in the emulator's time. */
	now(): number {
		return (this.stoppedAt ?? Date.now()) + this.offset;
	}

	/** How its time follows from the wall clock: `(stoppedAt ?? Date.now()) + offset`. */
	state(): { offset: number; stoppedAt: number | null } {
		return { offset: this.offset, stoppedAt: this.stoppedAt };
	}

	/** Stops time, or lets it run on from where it stands. */
	freeze(frozen: boolean): void {
		const real = Date.now();
		this.offset += (this.stoppedAt ?? real) - real;
		this.stoppedAt = frozen ? real : null;
		this.arm();
	}

	/** The emulator's time as ISO 8601, the form of every timestamp of the API. */
	iso(): string {
		return new Date(this.now()).toISOString();
	}

	/** Runs `run` once `delayMs` of the emulator's time have passed. */
	schedule(delayMs: number, run: () => void): void {
		const task = { due: this.now() + delayMs, order: this.order++, run };
		let index = this.tasks.length;
		while (index > 0 && this.tasks[index - 1].due > task.due) index--;
		this.tasks.splice(index, 0, task);
		if (index === 0) this.arm();
	}

	/** Counts `work` as under way, for `settled` and `advance` to wait for. */
	track(work: Promise<unknown>): void {
		this.underWay.add(work);
		void work.finally(() => this.underWay.delete(work));
	}

	/** Resolves when nothing that was tracked is under way any more. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	/**
	 * Pushes time forward. What falls due on the way happens in its order and at its own time, and
	 * what it starts (webhook deliveries) is waited for before time moves on.
	 */
	async advance(ms: number): Promise<void> {
		const target = this.now() + ms;
		await this.settled();
		while (this.tasks.length > 0 && this.tasks[0].due <= target) {
			const task = this.tasks.shift() as Task;
			this.moveTo(task.due);
			task.run();
			await this.settled();
		}
		this.moveTo(target);
		this.arm();
	}

	/** Waits in real time: a slow response is slow for the caller, whatever the emulator's time is. */
	async pause(ms: number): Promise<void> {
		await new Promise<void>((resolve) => {
			const timer = setTimeout(() => {
				this.waiting.delete(timer);
				resolve();
			}, ms);
			this.waiting.add(timer);
		});
	}

	/** Forgets everything that was planned; the offset stays. */
	clear(): void {
		this.tasks = [];
		clearTimeout(this.timer);
	}

	/** Ends every timer. */
	stop(): void {
		this.clear();
		for (const timer of this.waiting) clearTimeout(timer);
		this.waiting.clear();
	}

	private moveTo(time: number): void {
		this.offset += Math.max(0, time - this.now());
	}

	private arm(): void {
		clearTimeout(this.timer);
		if (this.stoppedAt !== null || this.tasks.length === 0) return;
		this.timer = setTimeout(() => this.runDue(), Math.max(0, this.tasks[0].due - this.now()));
		this.timer.unref();
	}

	private runDue(): void {
		while (this.tasks.length > 0 && this.tasks[0].due <= this.now()) {
			(this.tasks.shift() as Task).run();
		}
		this.arm();
	}
}
