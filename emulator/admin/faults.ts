/** What an injected fault does to a request. */
export type FaultEffect =
	/** 429/1007 with `Retry-After` (seconds; `null` leaves the header out). */
	| { kind: 'rateLimit'; retryAfter?: number | null }
	/** Linq's error envelope; the code defaults to the usual one of the status. */
	| { kind: 'error'; status: number; code?: number; message?: string }
	/** A proxy's HTML page, 502 unless said otherwise, without `X-Trace-ID`. */
	| { kind: 'html'; status?: number }
	/** Any response at all. */
	| { kind: 'response'; status: number; headers?: Record<string, string>; body?: string }
	/** The proper response, `delayMs` of real time late. */
	| { kind: 'slow'; delayMs: number }
	/** The connection breaks before anything was done. */
	| { kind: 'dropBefore' }
	/** The connection breaks after the work was done, before the response. */
	| { kind: 'dropAfter' };

export const faultKinds = [
	'rateLimit',
	'error',
	'html',
	'response',
	'slow',
	'dropBefore',
	'dropAfter',
] as const satisfies ReadonlyArray<FaultEffect['kind']>;

export type Fault = FaultEffect & {
	/** Only this method; default any. */
	method?: string;
	/** Only this path, from `/v3` on or `/uploads`; `*` stands for one segment, a final `**` for all. */
	path?: string;
	/** How many calls; default 1. */
	count?: number;
	/** How many matching calls go through first; default 0. */
	skip?: number;
	/** Does the work first, then responds with the fault (error, rateLimit, html, response). */
	afterWork?: boolean;
};

function patternOf(path: string): RegExp {
	const source = path
		.split('/')
		.map((segment) => segment.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
		.join('/')
		.replace(/\*\*$/, '.*')
		.replace(/(?<!\.)\*/g, '[^/]+');
	return new RegExp(`^${source}$`);
}

interface Planned {
	fault: Fault;
	pattern: RegExp | undefined;
	skip: number;
	left: number;
}

/** The faults that the next calls will have. */
export class Faults {
	private planned: Planned[] = [];

	inject(fault: Fault): void {
		this.planned.push({
			fault,
			pattern: fault.path === undefined ? undefined : patternOf(fault.path),
			skip: fault.skip ?? 0,
			left: fault.count ?? 1,
		});
	}

	/** The fault for a request; each call uses one up. */
	take(method: string, path: string): Fault | undefined {
		if (this.planned.length === 0) return undefined;
		const matching = this.planned.find(
			({ fault, pattern }) =>
				(!fault.method || fault.method.toUpperCase() === method) &&
				(!pattern || pattern.test(path)),
		);
		if (!matching) return undefined;
		if (matching.skip > 0) {
			matching.skip--;
			return undefined;
		}
		if (--matching.left === 0) this.planned = this.planned.filter((one) => one !== matching);
		return matching.fault;
	}

	list(): Fault[] {
		return this.planned.map(({ fault, skip, left }) => ({ ...fault, skip, count: left }));
	}

	clear(): void {
		this.planned = [];
	}
}
