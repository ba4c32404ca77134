import { menu } from '../../nodes/Linq/menu';
import { problemOf, runLinq } from '../engine/harness';
import { setUpEmulator } from '../engine/linq';
import { itemOf, makeTarget, parametersOf, sdkOf } from './case';
import { caseOf, cases, checkEveryOperationHasACase } from './cases';

const linq = setUpEmulator();

/** Where an execution waits; its id and its deadline differ each time. */
const N8N_URL = /https:\/\/n8n\.test\/[^"]*/g;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * The requests to Linq's API during `work`, without what differs each time: the IDs of the target and of
 * what Linq has just made.
 */
async function requestsOf(target: string, known: string, work: () => Promise<unknown>) {
	const before = linq.received().requests.length;
	await work();
	const own = new Set(known.match(UUID));
	return linq
		.received()
		.requests.slice(before)
		.filter(({ path }) => path.startsWith('/v3'))
		.map(({ method, path, query, body, headers }) => {
			const type = body === undefined ? undefined : String(headers['content-type']).split(';')[0];
			const sent = JSON.stringify({ method, path, query, body, type });
			const request = sent.replace(N8N_URL, "n8n's URL");
			const named = (id: string) => (own.has(id) ? id : 'an id');
			return JSON.parse(
				request.replace(UUID, (id) => (id === target ? 'the target' : named(id))),
			) as unknown;
		});
}

describe('the node sends the requests of the official SDK, and Linq accepts them', () => {
	test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
		const known = JSON.stringify(one.parameters);
		const target = await makeTarget(one, linq);
		const ours = await requestsOf(target, known, async () => {
			const items = [itemOf(one, target)];
			expect(problemOf(await runLinq(linq, parametersOf(one), { items }))).toBeUndefined();
		});

		linq.reset();
		const again = await makeTarget(one, linq);
		const theirs = await requestsOf(again, known, async () => await one.sdk(sdkOf(linq), again));

		expect(ours.length).toBeGreaterThan(0);
		expect(ours).toEqual(theirs);
	});

	test('for every operation of the menu', () => {
		const all = menu.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}.${operation.value}`),
		);
		checkEveryOperationHasACase(all);
		expect([...caseOf.keys()].sort()).toEqual(all.sort());
	});
});
