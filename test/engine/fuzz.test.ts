import fc from 'fast-check';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { menu } from '../../nodes/Linq/resources';
import { cases } from '../contract/cases';
import { runLinq } from './harness';
import { useLinq } from './linq';

const linq = useLinq();

const operations = menu.flatMap(({ value: resource, operations: all }) =>
	all.map((operation) => ({ resource, operation })),
);

/** What an expression or a broken workflow could put into a parameter. */
const anyJson = fc
	.oneof(
		fc.jsonValue({ maxDepth: 3 }),
		fc.string(),
		fc.string({ unit: 'binary' }),
		fc.constantFrom(
			'__proto__',
			'../..',
			'={{ $json.nothing }}',
			'{"type":"text"}',
			'+12025550123',
		),
	)
	.map((value) => value as INodeParameters[string]);

/** A menu that decides which fields show is picked, not computed: n8n then knows what is required. */
function valueOf({ type, options = [] }: INodeProperties) {
	const choices = options.flatMap((option) => ('value' in option ? [option.value] : []));
	return type === 'options' && choices.length > 0 ? fc.constantFrom(...choices) : anyJson;
}

const KNOWN_ERRORS = ['NodeApiError', 'NodeOperationError'];

describe('whatever comes in', () => {
	test('as parameters, only errors of a node come out', async () => {
		const anyOperation = fc.constantFrom(...operations).chain(({ resource, operation }) =>
			fc.record({
				resource: fc.constant(resource),
				operation: fc.constant(operation),
				values: fc.record(
					Object.fromEntries(operation.fields.map((field) => [field.name, valueOf(field)])),
				),
			}),
		);
		await fc.assert(
			fc.asyncProperty(anyOperation, async ({ resource, operation, values }) => {
				// As expressions: n8n itself looks at what is typed in, not at what comes from an item.
				const menus = operation.fields.filter(({ type }) => type === 'options');
				const parameters = {
					...Object.fromEntries(
						Object.keys(values).map((name) => [name, `={{ $json[${JSON.stringify(name)}] }}`]),
					),
					...Object.fromEntries(menus.map(({ name }) => [name, values[name]])),
				} as INodeParameters;
				const items = [{ json: values as IDataObject }];
				const all = { ...parameters, resource, operation: operation.value };
				const outcome = await runLinq(linq, all, { items }).catch((error: Error) => error);
				// n8n does not even start a node whose required fields are empty.
				if (outcome instanceof Error) {
					expect(outcome.constructor.name).toBe('WorkflowHasIssuesError');
				} else if (outcome.error) {
					expect(KNOWN_ERRORS).toContain(outcome.error.name);
				}
			}),
			{ numRuns: 200 },
		);
	});

	test('as an answer of Linq, only items and errors of a node come out', async () => {
		const anyAnswer = fc.record({
			status: fc.constantFrom(200, 201, 202, 204, 302, 400, 404, 418, 429, 500, 503, 599),
			body: fc.oneof(fc.json({ maxDepth: 4 }), fc.string()),
			headers: fc.constantFrom<Record<string, string>>(
				{},
				{ 'retry-after': 'soon' },
				{ 'content-type': 'text/html' },
			),
		});
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...cases), anyAnswer, async (one, answer) => {
				linq.reset();
				linq.inject({ kind: 'response', count: 99, ...answer });
				const [resource, operation] = one.name.split(',')[0].split('.');
				const options = { ...(one.parameters.options as object), maxRetryWait: 0 };
				const outcome = await runLinq(
					linq,
					{ ...one.parameters, resource, operation, options },
					{ items: [one.item ?? { json: {} }] },
				);
				if (outcome.error) expect(KNOWN_ERRORS).toContain(outcome.error.name);
				for (const { json, pairedItem } of outcome.outputs.flat()) {
					expect(typeof json).toBe('object');
					expect(pairedItem).toEqual({ item: 0 });
				}
			}),
			{ numRuns: 200 },
		);
	});
});
