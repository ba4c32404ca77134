import fc from 'fast-check';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { seededId } from '../../emulator/state/ids';
import { Linq } from '../../nodes/Linq/Linq.node';
import { findOperation } from '../../nodes/Linq/engine/registry';
import { menu } from '../../nodes/Linq/menu';
import { itemOf, parametersOf, type ContractCase } from '../contract/case';
import { cases } from '../contract/cases';
import { runLinq } from './harness';
import { chatId, setUpEmulator } from './linq';

const linq = setUpEmulator();

type Value = INodeParameters[string];

/** A run that hangs fails with its input; the search for a smaller input ends before Jest's timeout. */
const LIMITS = { timeout: 5_000, interruptAfterTimeLimit: 25_000 };

/** The fields of the operation that a contract case is about. */
function fieldsOf(one: ContractCase): INodeProperties[] {
	const { resource, operation } = parametersOf(one);
	return findOperation(menu, String(resource), String(operation)).properties;
}

/** What an expression or a broken workflow could put into a parameter. */
const anyJson = fc.oneof(
	fc.jsonValue({ maxDepth: 3 }),
	fc.string(),
	fc.string({ unit: 'binary' }),
	fc.constantFrom('__proto__', '../..', '={{ $json.nothing }}', '{"type":"text"}', '={{'),
) as fc.Arbitrary<Value>;

/** What is right in some field, so that not all ends at the first one. */
const fitting = fc.constantFrom<Value[]>(
	...['+12025550118', 'mia@example.com, +12025550111', 'https://example.com/a.jpg', 'Hi **you**'],
	...[chatId(1), chatId(4), seededId('message', 1), seededId('attachment', 1)],
	...['data', '[{"type":"text","value":"Hi"}]', 0, 1, 7, true, false],
);
const anyValue: fc.Arbitrary<Value> = fc.oneof(anyJson, fitting);

/** With retries, a short timeout would mean minutes of waiting. */
const noRetryWait = fc.oneof(
	fc.constant(0),
	anyJson.filter((value) => !(Number(value) > 0)),
);

/** Something for a field: anything at all, or what has the field's shape around anything at all. */
function valueOf({ name, type, typeOptions, options = [] }: INodeProperties): fc.Arbitrary<Value> {
	if (name === 'maxRetryWait') return noRetryWait;
	const choices = options.flatMap((option) => ('value' in option ? [option.value] : []));
	const choice = choices.length > 0 ? fc.constantFrom<Value[]>(...choices) : anyValue;
	if (type === 'options') return fc.oneof(choice, anyValue);
	if (type === 'multiOptions') return fc.oneof(listOf(choice), anyValue);
	if (type === 'resourceLocator') return fc.oneof(anyLocator, anyValue);
	if (type === 'collection') {
		return fc.oneof({ weight: 3, arbitrary: someOf(propertiesOf(options)) }, anyValue);
	}
	if (type === 'fixedCollection') {
		const groups = options.flatMap((group) => ('values' in group ? [group] : []));
		const rows = groups.map((group): [string, fc.Arbitrary<Value>] => {
			const row = fc.oneof({ weight: 5, arbitrary: someOf(group.values) }, anyValue);
			return [group.name, fc.oneof({ weight: 5, arbitrary: listOf(row) }, row)];
		});
		const all = fc.record(Object.fromEntries(rows)) as fc.Arbitrary<Value>;
		return fc.oneof({ weight: 5, arbitrary: all }, anyValue);
	}
	return typeOptions?.multipleValues ? fc.oneof(listOf(anyValue), anyValue) : anyValue;
}

const listOf = (one: fc.Arbitrary<Value>) => fc.array(one, { maxLength: 3 }) as fc.Arbitrary<Value>;

const propertiesOf = (options: NonNullable<INodeProperties['options']>) =>
	options.flatMap((option) => ('type' in option ? [option] : []));

function someOf(fields: INodeProperties[]): fc.Arbitrary<Value> {
	const model: Record<string, fc.Arbitrary<Value>> = Object.fromEntries(
		fields.map((field) => [field.name, valueOf(field)]),
	);
	const requiredKeys = Object.keys(model).filter((name) => name === 'maxRetryWait');
	return fc.record(model, { requiredKeys }) as fc.Arbitrary<Value>;
}

const anyLocator = fc.record({
	__rl: fc.constant(true),
	mode: fc.oneof(fc.constantFrom('id', 'list', 'phone'), fc.string()),
	value: anyValue,
}) as fc.Arbitrary<Value>;

/** A field of a node, and how the user has filled it in. */
interface Filled {
	value: Value;
	way: 'bracket' | 'dot' | 'words' | 'inside' | 'typed';
}

const WAYS: Array<Filled['way']> = ['bracket', 'dot', 'words', 'inside', 'typed'];

/** A menu that decides which fields show is picked, not computed: n8n then knows what is required. */
function filled(field: INodeProperties): fc.Arbitrary<Filled> {
	const choices = (field.options ?? []).flatMap((one) => ('value' in one ? [one.value] : []));
	const isMenu = field.type === 'options' && choices.length > 0;
	return isMenu
		? fc.record({ value: fc.constantFrom<Value[]>(...choices), way: fc.constant('typed' as const) })
		: fc.record({ value: valueOf(field), way: fc.constantFrom(...WAYS) });
}

/** Writes the fields down as the node's parameters and as the item that their expressions name. */
function written(fields: Record<string, Filled>): {
	parameters: INodeParameters;
	json: IDataObject;
} {
	const json: IDataObject = {};
	const nameOf = (value: Value) => {
		const name = `value_${Object.keys(json).length}`;
		json[name] = withoutExpressions(value) as IDataObject[string];
		return name;
	};
	const inside = (value: Value): Value => {
		if (Array.isArray(value)) return (value as Value[]).map(inside) as Value;
		if (typeof value !== 'object' || value === null) return `={{ $json.${nameOf(value)} }}`;
		const entries = Object.entries(value as INodeParameters);
		// A locator is one by its mark, and its value may be an object.
		const isLocator = '__rl' in value;
		return Object.fromEntries(
			entries.map(([key, inner]) => {
				if (!isLocator) return [key, inside(inner)];
				return [key, key === 'value' ? `={{ $json.${nameOf(inner)} }}` : inner];
			}),
		);
	};
	const write = ({ value, way }: Filled): Value => {
		switch (way) {
			case 'bracket':
				return `={{ $json["${nameOf(value)}"] }}`;
			case 'dot':
				return `={{ $json.${nameOf(value)} }}`;
			case 'words':
				return `=So {{ $json.${nameOf(value)} }} it is`;
			case 'inside':
				return inside(value);
			case 'typed':
				return value;
		}
	};
	const parameters = Object.entries(fields).map(([name, field]) => [name, write(field)]);
	return { parameters: Object.fromEntries(parameters) as INodeParameters, json };
}

/** The node that gives the items of the test would evaluate them. */
function withoutExpressions(value: Value): unknown {
	return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
		typeof inner === 'string' ? inner.replace(/^=/, ' =') : inner,
	);
}

const FILE = {
	mimeType: 'image/png',
	data: Buffer.from('bytes').toString('base64'),
	fileName: 'a.png',
};
/** What cases name that need more than the seeded account. */
const target = seededId('message', 1);
const KNOWN_ERRORS = ['NodeApiError', 'NodeOperationError'];

// Jest itself fails a test during which a rejection is not handled.
describe('whatever comes in', () => {
	test('as parameters, only errors of a node come out', async () => {
		const execute = jest.spyOn(Linq.prototype, 'execute');
		// Right but for one or two fields, so that what comes after the first check is reached, too.
		const anyNode = fc.constantFrom(...cases).chain((one) => {
			const fields = fieldsOf(one);
			const some = fc.subarray(fields, { maxLength: Math.min(2, fields.length) });
			const wrong = fc.oneof({ weight: 3, arbitrary: some }, fc.constant(fields));
			return wrong.chain((chosen) =>
				fc.record({
					right: fc.constant(parametersOf(one)),
					fields: fc.record(Object.fromEntries(chosen.map((field) => [field.name, filled(field)]))),
				}),
			);
		});
		await fc.assert(
			fc.asyncProperty(anyNode, async ({ right, fields }) => {
				linq.reset();
				const { parameters, json } = written(fields);
				execute.mockClear();
				const outcome = await runLinq(
					linq,
					{ ...right, ...parameters },
					{ items: [{ json: { target, ...json }, binary: { data: FILE, photo: FILE } }] },
				).catch((error: Error) => error);
				if (outcome instanceof Error) {
					// n8n itself does not load fields of a wrong shape, and starts no node that lacks some.
					expect(execute).not.toHaveBeenCalled();
				} else if (outcome.error) {
					expect(KNOWN_ERRORS).toContain(outcome.error.name);
				}
			}),
			{ ...LIMITS, numRuns: 300 },
		);
	});

	test('as a response of Linq, only items and errors of a node come out', async () => {
		const anyResponse = fc.record({
			status: fc.constantFrom(200, 201, 202, 204, 302, 400, 404, 418, 429, 500, 503, 599),
			body: fc.oneof(fc.json({ maxDepth: 4 }), fc.string()),
			headers: fc.constantFrom<Record<string, string>>(
				{},
				{ 'retry-after': 'soon' },
				{ 'content-type': 'text/html' },
			),
		});
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...cases), anyResponse, async (one, response) => {
				linq.reset();
				linq.inject({ kind: 'response', count: 99, ...response });
				const options = { ...(one.parameters.options as object), maxRetryWait: 0 };
				const outcome = await runLinq(
					linq,
					{ ...parametersOf(one), options },
					{ items: [itemOf(one, target)] },
				);
				if (outcome.error) expect(KNOWN_ERRORS).toContain(outcome.error.name);
				for (const { json, pairedItem } of outcome.outputs.flat()) {
					expect(typeof json).toBe('object');
					expect(pairedItem).toEqual({ item: 0 });
				}
			}),
			{ ...LIMITS, numRuns: 200 },
		);
	});
});
