import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { listAll, type PageRequest } from '../../nodes/shared/linq/pagination';

/** Far more pages than any test needs; only a reader that never stops gets here. */
const ENDLESS = 500;

/** A server that gives a list page by page as `response` says. */
function serverOf(response: (query: IDataObject, page: number) => unknown) {
	const queries: IDataObject[] = [];
	const context = {
		getNode: () => ({ name: 'Linq', type: 'linq' }),
		getCredentials: async () => ({ baseUrl: 'https://linq.test', apiToken: 'token' }),
		helpers: {
			httpRequestWithAuthentication: async (_credential: string, { qs }: IHttpRequestOptions) => {
				if (queries.length === ENDLESS) throw new Error('asked for ever');
				queries.push(qs as IDataObject);
				const body = response(qs as IDataObject, queries.length - 1);
				return { statusCode: 200, headers: {}, body };
			},
		},
	} as unknown as IExecuteFunctions;
	const read = async (request: Partial<PageRequest> = {}) =>
		await listAll(
			context,
			{ method: 'GET', path: '/v3/rows', query: { from: '+1' } },
			{ key: 'rows', limit: Infinity, ...request },
			{ repeat: 'once', maxRetryWaitMs: 0 },
		);
	return { queries, read };
}

const rowsFrom = (start: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: start + index }));

/** A well-behaved server with so many rows. */
function listOf(total: number) {
	return serverOf(({ limit, cursor }) => {
		const start = Number(cursor ?? 0);
		const rows = rowsFrom(start, Math.min(Number(limit), total - start));
		const next = start + rows.length;
		return { rows, next_cursor: next < total ? String(next) : null };
	});
}

describe('a list', () => {
	test.each([
		// asked for, there are, page size, requests
		[1, 250, 1, 1],
		[50, 250, 50, 1],
		[99, 250, 99, 1],
		[100, 250, 100, 1],
		[101, 250, 100, 2],
		[150, 250, 100, 2],
		[200, 250, 100, 2],
		[Infinity, 0, 100, 1],
		[Infinity, 1, 100, 1],
		[Infinity, 100, 100, 1],
		[Infinity, 101, 100, 2],
		[Infinity, 250, 100, 3],
		[300, 250, 100, 3],
	])('of which %d are asked for and %d exist', async (limit, total, pageSize, requests) => {
		const { read, queries } = listOf(total);
		expect(await read({ limit })).toEqual(rowsFrom(0, Math.min(limit, total)));
		expect(queries).toHaveLength(requests);
		expect(queries.map((query) => query.limit)).toEqual(Array(requests).fill(pageSize));
	});

	test('is asked for with the same filters on every page', async () => {
		const { read, queries } = listOf(250);
		await read();
		expect(queries).toEqual([
			{ from: '+1', limit: 100 },
			{ from: '+1', limit: 100, cursor: '100' },
			{ from: '+1', limit: 100, cursor: '200' },
		]);
	});

	test.each<[string, object]>([
		['null', { next_cursor: null }],
		['an empty text', { next_cursor: '' }],
		['no cursor at all', {}],
		['something that is no text', { next_cursor: 20 }],
	])('ends with %s', async (_name, cursor) => {
		const { read, queries } = serverOf(() => ({ rows: rowsFrom(0, 100), ...cursor }));
		expect(await read()).toHaveLength(100);
		expect(queries).toHaveLength(1);
	});

	test('ends with an empty page, whatever its cursor', async () => {
		const { read, queries } = serverOf((_query, page) => ({
			rows: page === 0 ? rowsFrom(0, 100) : [],
			next_cursor: `page ${page}`,
		}));
		expect(await read()).toHaveLength(100);
		expect(queries).toHaveLength(2);
	});

	test('that goes in a circle, however long, is refused', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 30 }), async (before, circle) => {
				const { read, queries } = serverOf((_query, page) => ({
					rows: rowsFrom(page, 1),
					next_cursor: `page ${page < before ? page : before + ((page - before) % circle)}`,
				}));
				await expect(read()).rejects.toThrow('The list from Linq has no end');
				expect(queries).toHaveLength(before + circle + 1);
			}),
		);
	});

	test('goes on after a page that is short', async () => {
		const { read } = serverOf((_query, page) => ({
			rows: rowsFrom(page, 1),
			next_cursor: page < 9 ? `page ${page}` : null,
		}));
		expect(await read()).toHaveLength(10);
	});

	test.each<[string, unknown]>([
		['something that is no list', { rows: {}, next_cursor: 'x' }],
		['null', { rows: null, next_cursor: 'x' }],
	])('is empty when the response holds %s', async (_name, body) => {
		const { read, queries } = serverOf(() => body);
		expect(await read()).toEqual([]);
		expect(queries).toHaveLength(1);
	});

	test.each<[string, unknown]>([
		['nothing', ''],
		['no such property', { others: [] }],
		['a refusal', { success: false, rows: [] }],
	])('is not taken for empty when the response holds %s', async (_name, body) => {
		const { read } = serverOf(() => body);
		await expect(read()).rejects.toThrow('not understood');
	});

	test('that is filtered here is read in whole pages, as far as needed', async () => {
		const { read, queries } = listOf(1000);
		const even = await read({ limit: 60, filter: ({ id }) => Number(id) % 2 === 0 });
		expect(even).toEqual(rowsFrom(0, 120).filter(({ id }) => id % 2 === 0));
		expect(queries.map(({ limit }) => limit)).toEqual([100, 100]);
	});

	test('that is filtered here is looked through beyond pages of which nothing is kept', async () => {
		const { read, queries } = listOf(350);
		expect(await read({ limit: 1, filter: ({ id }) => id === 349 })).toEqual([{ id: 349 }]);
		expect(queries).toHaveLength(4);
	});

	test('gives exactly the first rows, in ceil(n / 100) requests, for any numbers', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(520),
				fc.oneof(fc.integer({ min: 1, max: 520 }), fc.constant(Infinity)),
				async (total, limit) => {
					const { read, queries } = listOf(total);
					const count = Math.min(total, limit);
					expect(await read({ limit })).toEqual(rowsFrom(0, count));
					expect(queries).toHaveLength(Math.max(1, Math.ceil(count / 100)));
				},
			),
			{ numRuns: 150 },
		);
	});
});
