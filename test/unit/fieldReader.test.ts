import fc from 'fast-check';
import { Workflow, type IDataObject, type INodeTypes } from 'n8n-workflow';

import { fieldReader } from '../../nodes/Linq/engine/fieldReader';
import { expressionCases, whenN8nChanges } from '../expressions/cases';

const NODE = {
	id: 'a',
	name: 'Linq',
	type: 'linq',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
const workflow = new Workflow({ nodes: [NODE], connections: {}, active: false, nodeTypes });

/**
 * What n8n makes of the expression, by the engine that needs no native module. Its default engine is
 * held against fieldReader where n8n itself is installed: test/e2e/expressions.test.mjs.
 */
const evaluated = (expression: string, json: IDataObject) =>
	workflow.expression.getParameterValue(expression, null, 0, 0, 'Linq', [{ json }], 'manual', {});

const ana = { chatId: 'c-1', name: 'Ana', order: 7, vip: true, tags: ['a'], note: null };

test.each([
	['={{ $json.chatId }}', 'c-1'],
	['={{$json.order}}', 7],
	['={{ $json.vip }}', true],
	['=Hi {{ $json.name }}, order {{ $json.order }} is ready', 'Hi Ana, order 7 is ready'],
	['=Hi {{\n$json.name }}\nBye', 'Hi Ana\nBye'],
	['=no field', 'no field'],
	['=', ''],
])('%j is read from the item', (expression, value) => {
	expect(fieldReader(expression)?.(ana)).toBe(value);
	expect(evaluated(expression, ana)).toBe(value);
});

test.each([
	'Hi {{ $json.name }}',
	'={{ $json.name.toUpperCase() }}',
	'={{ $json.name + "!" }}',
	'={{ $json["name"] }}',
	'={{ $json.customer.name }}',
	'={{ $now }}',
	'=\\{{ $json.name }}',
	'={ {{ $json.name }} }',
	'={{ $json.name',
	'={{ $json.constructor }}',
	'={{ $json.getOwnPropertyDescriptors }}',
	'={{ $json.globalThis }}',
	'=Hi {{ $json.valueOf }}',
	...Object.getOwnPropertyNames(Object.prototype).map((name) => `=${name}`),
])('%j is left to n8n', (expression) => {
	expect(fieldReader(expression)).toBeUndefined();
});

test.each(['missing', 'tags', 'note', 'toString'])('what $json.%s means is left to n8n', (name) => {
	expect(fieldReader(`={{ $json.${name} }}`)?.(ana)).toBeUndefined();
	expect(fieldReader(`=Hi {{ $json.${name} }}`)?.(ana)).toBeUndefined();
});

test('whatever fieldReader reads from the item is what n8n would have made of it', () => {
	let read = 0;
	fc.assert(
		fc.property(expressionCases, ([expression, json]) => {
			const ours = fieldReader(expression)?.(json);
			if (ours === undefined) return;
			read++;
			const shown = JSON.stringify([expression, json]);
			if (!Object.is(ours, evaluated(expression, json))) throw new Error(whenN8nChanges(shown));
		}),
		{ numRuns: 2_000 },
	);
	expect(read).toBeGreaterThan(200);
});
