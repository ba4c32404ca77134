/** What the answer to a delivery tells about its fate; an Express response has all of it. */
export interface Answer {
	statusCode: number;
	once(event: 'finish' | 'close', listener: () => void): unknown;
}

/**
 * Linq delivers at least once, and repeats for half an hour or more (api-v3 §e.2). This many ids
 * take two or three megabytes at most.
 */
const LIMIT = 10_000;

/**
 * The events that have been handled or are being handled, in the memory of this process.
 *
 * Not in static data: every request works on its own copy of the workflow's data and writes all of
 * it back, so that ids would be lost in a burst, and an old copy could bring back an old secret.
 */
export class SeenEvents {
	private readonly events = new Map<string, 'running' | 'done'>();

	constructor(private readonly limit = LIMIT) {}

	/**
	 * Takes an event for handling. It counts as done once it has been answered with 2xx; after any
	 * other ending it is free again, since Linq will repeat it.
	 *
	 * @returns `new` if the caller is to handle it, otherwise how far an earlier copy has come
	 */
	claim(key: string, answer: Answer): 'new' | 'running' | 'done' {
		const state = this.events.get(key);
		if (state) return state;

		this.events.set(key, 'running');
		this.forgetOldest();
		answer.once('finish', () => {
			const isTaken = answer.statusCode >= 200 && answer.statusCode < 300;
			if (isTaken && this.events.has(key)) this.events.set(key, 'done');
		});
		// Comes after `finish`, and alone when the connection broke before the answer was out.
		answer.once('close', () => {
			if (this.events.get(key) === 'running') this.events.delete(key);
		});
		return 'new';
	}

	private forgetOldest(): void {
		while (this.events.size > this.limit) {
			const [oldest] = this.events.keys();
			this.events.delete(oldest);
		}
	}
}
