import type { INodeProperties } from 'n8n-workflow';

import { LinqPartnerApi } from '../../credentials/LinqPartnerApi.credentials';
import { Linq } from '../../nodes/Linq/Linq.node';
import { LinqTrigger } from '../../nodes/LinqTrigger/LinqTrigger.node';

/** The parameters that stand side by side in one place, and where that is. */
interface Level {
	place: string;
	fields: INodeProperties[];
}

/** This level and all below it: the values of collections and the rows of fixed collections. */
function levels({ place, fields }: Level): Level[] {
	const below = fields.flatMap(({ name, options = [] }) => {
		const inside = `${place}.${name}`;
		const collected = options.filter((option): option is INodeProperties => 'type' in option);
		const rows = options.flatMap((option) =>
			'values' in option ? [{ place: `${inside}.${option.name}`, fields: option.values }] : [],
		);
		return [...(collected.length > 0 ? [{ place: inside, fields: collected }] : []), ...rows];
	});
	return [{ place, fields }, ...below.flatMap(levels)];
}

/** What the `displayOptions` of a level look at that n8n before 2.33.7 would wait for in vain. */
function unresolvable({ place, fields }: Level): string[] {
	const names = new Set(fields.map(({ name }) => name));
	return fields.flatMap(({ name, displayOptions: { show = {}, hide = {} } = {} }) =>
		[...Object.keys(show), ...Object.keys(hide)]
			.filter((key) => !/^[@/]/.test(key) && !names.has(key))
			.map((key) => `${place}.${name} looks at ${key}`),
	);
}

const described = [
	{ place: 'linq', fields: new Linq().description.properties },
	{ place: 'linqTrigger', fields: new LinqTrigger().description.properties },
	{ place: 'linqPartnerApi', fields: new LinqPartnerApi().properties },
];

test.each(described)(
	'$place shows fields by neighbours or by a path from the root only, as n8n 1.123 needs it',
	(description) => {
		expect(levels(description).flatMap(unresolvable)).toEqual([]);
	},
);

test('the search for such fields goes through collections and the rows of fixed collections', () => {
	const places = described.flatMap(levels).map(({ place }) => place);
	expect(places).toEqual(
		expect.arrayContaining([
			'linq.options',
			'linq.options.decorations.decoration',
			'linq.parts.part',
			'linqTrigger.options',
		]),
	);
	const field = (name: string, more: Partial<INodeProperties>): INodeProperties => ({
		displayName: name,
		name,
		type: 'string',
		default: '',
		...more,
	});
	const stray = field('stray', { displayOptions: { hide: { 'chatId.mode': ['id'] } } });
	const root = [
		field('chatId', {}),
		field('near', { displayOptions: { show: { chatId: ['a'], '/chatId.mode': ['id'] } } }),
		field('version', { displayOptions: { show: { '@version': [1] } } }),
		field('options', { type: 'collection', options: [stray] }),
		field('rows', {
			type: 'fixedCollection',
			options: [{ displayName: 'Row', name: 'row', values: [stray, field('chatId', {})] }],
		}),
	];
	expect(levels({ place: 'node', fields: root }).flatMap(unresolvable)).toEqual([
		'node.options.stray looks at chatId.mode',
		'node.rows.row.stray looks at chatId.mode',
	]);
});
