import LinqAPIV3 from '@linqapp/sdk';

import { menu } from '../../nodes/Linq/resources';
import { runLinq } from '../engine/harness';
import { useLinq } from '../engine/linq';
import { cases } from './cases';

const linq = useLinq();

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What was asked of Linq's API, without what differs by chance: ids that Linq has just given. */
function requests(known: string): unknown[] {
	const own = new Set(known.match(UUID));
	return linq
		.received()
		.requests.filter(({ path }) => path.startsWith('/v3'))
		.map(({ method, path, query, body, headers }) => {
			const type = body === undefined ? undefined : String(headers['content-type']).split(';')[0];
			const request = JSON.stringify({ method, path, query, body, type });
			return JSON.parse(request.replace(UUID, (id) => (own.has(id) ? id : 'an id'))) as unknown;
		});
}

describe('the node asks what the official SDK asks', () => {
	test.each(cases.map((one) => [one.name, one] as const))(
		'%s',
		async (name, { parameters, item = { json: {} }, sdk }) => {
			const [resource, operation] = name.split(',')[0].split('.');
			const known = JSON.stringify(parameters);
			// Whether Linq grants it does not matter here.
			await runLinq(linq, { resource, operation, ...parameters }, { items: [item] });
			const ours = requests(known);

			linq.reset();
			const { baseUrl: baseURL, token: apiKey } = linq;
			await sdk(new LinqAPIV3({ baseURL, apiKey, maxRetries: 0 })).catch(() => undefined);

			expect(ours.length).toBeGreaterThan(0);
			expect(ours).toEqual(requests(known));
		},
	);

	test('for every operation of the menu', () => {
		const covered = new Set(cases.map(({ name }) => name.split(',')[0]));
		const all = menu.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}.${operation.value}`),
		);
		expect([...covered].sort()).toEqual(all.sort());
	});
});
