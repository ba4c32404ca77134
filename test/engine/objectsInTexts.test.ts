import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { menu } from '../../nodes/Linq/menu';
import { itemOf, makeTarget, operationOf, parametersOf } from '../contract/case';
import { cases } from '../contract/cases';
import { runLinq } from './harness';
import { itemsOf, send, setUpEmulator } from './linq';

const linq = setUpEmulator();

const CUSTOMER = { name: 'Ada', email: 'ada@example.com' };
const ADVICE =
	'the expression gives an object with the fields name, email where a text belongs. Pick one of its fields, such as {{ $json.customer.name }}.';

const operations = new Map<string, (typeof menu)[number]['operations'][number]>(
	menu.flatMap(({ value, operations: all }) =>
		all.map((operation) => [`${value}.${operation.value}`, operation] as const),
	),
);

const takesText = ({ type }: INodeProperties) => type === 'string' || type === 'resourceLocator';

/** Whether a person sees it; an agent's tool shows some fields under other labels. */
const isInForm = ({ displayOptions }: INodeProperties) => !displayOptions?.show?.['@tool'];

/** Every field for a text of every operation, in a case in which it is shown. */
const textFields = cases.flatMap((one) => {
	const { properties } = operations.get(operationOf(one))!;
	const shown = properties.filter(
		(field) => takesText(field) && isInForm(field) && field.name in one.parameters,
	);
	return shown.map((field) => ({ title: `${one.name}: ${field.displayName}`, one, field }));
});

/** The parameters, with an expression in a field. */
function withExpression(
	parameters: INodeParameters,
	{ name, type }: INodeProperties,
	expression: string,
): INodeParameters {
	const locator = { __rl: true, mode: 'id', value: expression };
	return { ...parameters, [name]: type === 'resourceLocator' ? locator : expression };
}

describe.each([
	['An object', '={{ $json.customer }}'],
	['An object among words', '=Dear {{ $json.customer }}'],
])('%s in the expression of a text', (_title, expression) => {
	test.each(textFields)('is refused in $title', async ({ one, field }) => {
		const target = await makeTarget(one, linq);
		const before = linq.received().requests.length;
		const item = itemOf(one, target);
		const { error } = await runLinq(linq, withExpression(parametersOf(one), field, expression), {
			items: [{ ...item, json: { ...item.json, customer: CUSTOMER } }],
		});
		expect(error?.message).toBe(`${field.displayName}: ${ADVICE}`);
		expect(linq.received().requests).toHaveLength(before);
	});
});

describe('A text with an object in it', () => {
	const textOf = async (text: string, json = {}) => {
		const items = itemsOf({ chatId: linq.snapshot().chats[0].id, customer: CUSTOMER, ...json });
		return await runLinq(linq, send({ text }), { items });
	};

	test('is refused for a list, which has no fields', async () => {
		const { error } = await textOf('={{ $json.people }}', { people: [CUSTOMER] });
		expect(error?.message).toBe(
			'Text: the expression gives a list where a text belongs. Pick one of its entries, such as {{ $json.people[0] }}, or join them.',
		);
	});

	test('is refused inside rows and options, by the name of the field', async () => {
		const { error } = await runLinq(
			linq,
			send({ text: 'Hello', options: { idempotencyKey: '=order-{{ $json.customer }}' } }),
			{ items: itemsOf({ chatId: linq.snapshot().chats[0].id, customer: CUSTOMER }) },
		);
		expect(error?.message).toBe(`Idempotency Key: ${ADVICE}`);
		expect(linq.received().requests).toEqual([]);
	});

	test('goes out when it is what somebody wrote', async () => {
		const { error } = await textOf('={{ $json.words + "!" }}', {
			words: 'It says [object Object]',
		});
		expect(error).toBeUndefined();
	});
});
