import fc from 'fast-check';

import { isOutcomeUnknown, retryDelay } from '../../nodes/shared/linq/retry';
import type { LinqFailure, RepeatRule } from '../../nodes/shared/linq/types';

const RULES: RepeatRule[] = ['idempotent', 'keyed', 'once'];

/** A failure, and whether repeatable calls and `once` calls are retried after it. */
const FAILURES: Array<
	[string, LinqFailure, { repeatable: boolean; once: boolean; outcomeUnknown?: boolean }]
> = [
	['a reset connection', { transport: 'ECONNRESET' }, { repeatable: true, once: false }],
	['a timeout', { transport: 'ECONNABORTED' }, { repeatable: true, once: false }],
	[
		'a refused connection',
		{ transport: 'ECONNREFUSED', neverSent: true },
		{ repeatable: true, once: true },
	],
	['an unknown fault', {}, { repeatable: true, once: false }],
	['200 with a page', { status: 200 }, { repeatable: false, once: false, outcomeUnknown: true }],
	[
		'202 with half a body',
		{ status: 202 },
		{ repeatable: false, once: false, outcomeUnknown: true },
	],
	['a redirect', { status: 302 }, { repeatable: false, once: false }],
	['400/1002', { status: 400, code: 1002 }, { repeatable: false, once: false }],
	['401/2004', { status: 401, code: 2004 }, { repeatable: false, once: false }],
	['403/2008', { status: 403, code: 2008 }, { repeatable: false, once: false }],
	['404/2001', { status: 404, code: 2001 }, { repeatable: false, once: false }],
	['404/2007, not ready', { status: 404, code: 2007 }, { repeatable: true, once: true }],
	['404 without a code', { status: 404 }, { repeatable: false, once: false }],
	['408', { status: 408 }, { repeatable: true, once: false }],
	['409/2009, being created', { status: 409, code: 2009 }, { repeatable: true, once: true }],
	['409/2013, left', { status: 409, code: 2013 }, { repeatable: false, once: false }],
	['409/2015', { status: 409, code: 2015 }, { repeatable: false, once: false }],
	['409 without a code', { status: 409 }, { repeatable: false, once: false }],
	['400/2007', { status: 400, code: 2007 }, { repeatable: false, once: false }],
	['413', { status: 413 }, { repeatable: false, once: false }],
	['422/4005', { status: 422, code: 4005 }, { repeatable: false, once: false }],
	['429/1007', { status: 429, code: 1007 }, { repeatable: true, once: true }],
	['429 without a code', { status: 429 }, { repeatable: true, once: true }],
	[
		'429 with the code of a delivery',
		{ status: 429, code: 4001 },
		{ repeatable: true, once: true },
	],
	['500/3006', { status: 500, code: 3006 }, { repeatable: true, once: false }],
	['502 of a proxy', { status: 502 }, { repeatable: true, once: false }],
	['503/4004', { status: 503, code: 4004 }, { repeatable: true, once: false }],
	['504/3005', { status: 504, code: 3005 }, { repeatable: true, once: false }],
];

const delayAfter = (failure: LinqFailure, repeat: RepeatRule, attempt = 1) =>
	retryDelay(failure, { repeat, attempt });

describe('a call that failed is sent again', () => {
	test.each(FAILURES)('after %s', (_name, failure, { repeatable, once }) => {
		expect(delayAfter(failure, 'idempotent') !== undefined).toBe(repeatable);
		expect(delayAfter(failure, 'keyed') !== undefined).toBe(repeatable);
		expect(delayAfter(failure, 'once') !== undefined).toBe(once);
	});

	test.each(FAILURES)(
		'or has an unknown outcome: %s',
		(_name, failure, { repeatable, once, outcomeUnknown }) => {
			// The outcome is unknown after failures that only repeatable calls are retried for, and after a
			// success that cannot be read, which a retry would not make readable.
			expect(isOutcomeUnknown(failure)).toBe(outcomeUnknown ?? (repeatable && !once));
		},
	);
});

describe('the wait before the next attempt', () => {
	const transient: LinqFailure = { status: 500 };

	afterEach(() => jest.restoreAllMocks());

	test('doubles from half a second to half a minute', () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const delays = Array.from({ length: 9 }, (_, i) => delayAfter(transient, 'keyed', i + 1));
		expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
	});

	test('differs from workflow to workflow, by half of it at most', () => {
		const random = jest.spyOn(Math, 'random').mockReturnValue(0.999_999);
		expect(delayAfter(transient, 'keyed', 4)).toBe(2000);
		random.mockReturnValue(0.5);
		expect(delayAfter(transient, 'keyed', 4)).toBe(3000);
	});

	test.each([
		['seconds', 7000, 7000],
		['half a second', 500, 500],
		['longer than we would wait ourselves', 3_600_000, 3_600_000],
	])('is what Linq asks for: %s', (_name, retryAfterMs, expected) => {
		for (const repeat of RULES) {
			expect(delayAfter({ status: 429, retryAfterMs }, repeat, 9)).toBe(expected);
		}
		expect(delayAfter({ status: 503, retryAfterMs }, 'idempotent', 9)).toBe(expected);
	});

	test.each([
		['Retry-After: 0', 0],
		['a Retry-After of less than half a second', 300],
	])('grows from attempt to attempt after %s', (_name, retryAfterMs) => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const delays = [1, 2, 3, 4].map((attempt) =>
			delayAfter({ status: 429, retryAfterMs }, 'once', attempt),
		);
		expect(delays).toEqual([500, 1000, 2000, 4000]);
	});

	test('is not asked for where there must be no other attempt', () => {
		expect(delayAfter({ status: 400, retryAfterMs: 1000 }, 'idempotent')).toBeUndefined();
		expect(delayAfter({ status: 503, retryAfterMs: 1000 }, 'once')).toBeUndefined();
	});

	test('is a whole number between a quarter second and half a minute, however many attempts', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 5000 }), (attempt) => {
				const delay = delayAfter(transient, 'idempotent', attempt);
				expect(Number.isInteger(delay)).toBe(true);
				expect(delay).toBeGreaterThanOrEqual(250);
				expect(delay).toBeLessThanOrEqual(30_000);
			}),
		);
	});
});
