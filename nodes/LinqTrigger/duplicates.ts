/** What is read of the response to a delivery; an Express response has it. */
export interface Response {
	statusCode: number;
	/** Whether n8n has responded, even if the connection was lost before. */
	writableEnded: boolean;
	/** Emitted once, when the response was sent or the connection was lost before. */
	once(event: 'close', listener: () => void): unknown;
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
	/** An event that is being handled has its response, whose status decides. */
	private readonly events = new Map<string, Response | 'done'>();

	constructor(private readonly limit = LIMIT) {}

	/**
	 * Takes an event for handling. It counts as done once n8n has responded with 2xx, whether or not
	 * Linq has waited for that; after any other response it is free again, since Linq will repeat it.
	 *
	 * @returns `new` if the caller is to handle it, otherwise how far an earlier copy has come
	 */
	claim(key: string, response: Response): 'new' | 'running' | 'done' {
		const state = this.noteResponse(key);
		if (state) return state;

		this.events.set(key, response);
		this.forgetOldest();
		response.once('close', () => this.noteResponse(key));
		return 'new';
	}

	/** Notes how n8n has responded to an event, if it has. */
	private noteResponse(key: string): 'running' | 'done' | undefined {
		const event = this.events.get(key);
		if (event === undefined || event === 'done') return event;
		if (!event.writableEnded) return 'running';

		const isTaken = event.statusCode >= 200 && event.statusCode < 300;
		if (!isTaken) this.events.delete(key);
		else this.events.set(key, 'done');
		return isTaken ? 'done' : undefined;
	}

	/** A tenth at once: on its way to the oldest entry a Map passes over all that were deleted. */
	private forgetOldest(): void {
		if (this.events.size <= this.limit) return;
		const kept = Math.ceil(this.limit * 0.9);
		for (const key of this.events.keys()) {
			if (this.events.size <= kept) return;
			this.events.delete(key);
		}
	}
}
