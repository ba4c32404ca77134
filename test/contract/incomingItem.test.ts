import { isResourceLocatorValue } from 'n8n-workflow';

import { problemOf, runLinq } from '../engine/harness';
import { setUpEmulator } from '../engine/linq';
import { itemOf, locator, makeTarget, parametersOf, TARGET, type ContractCase } from './case';
import { cases } from './cases';

const linq = setUpEmulator();

/** The fields of the incoming item that locators stand for when they are left empty. */
const CARRIED = { to: 'chatId', chatId: 'chatId', messageId: 'messageId' };

const locatorsOf = ({ parameters }: ContractCase) =>
	Object.entries(CARRIED).flatMap(([name, itemField]) => {
		const parameter = parameters[name];
		const isOfItem = isResourceLocatorValue(parameter) && parameter.mode === 'id';
		return isOfItem ? [{ name, itemField, value: parameter.value }] : [];
	});

const withLocators = cases.filter((one) => locatorsOf(one).length > 0);

const emptied = (one: ContractCase) =>
	Object.fromEntries(locatorsOf(one).map(({ name }) => [name, locator('', 'list')]));

/** The requests of a case to Linq's API, whose locators are filled in, or left empty with the ids in the item. */
async function requestsOf(one: ContractCase, isEmpty: boolean) {
	linq.reset();
	const target = await makeTarget(one, linq);
	const before = linq.received().requests.length;
	const item = itemOf(one, target);
	const carried = locatorsOf(one).map(({ itemField, value }) => [
		itemField,
		value === TARGET ? target : value,
	]);
	const outcome = await runLinq(
		linq,
		{ ...parametersOf(one), ...(isEmpty && emptied(one)) },
		{
			items: [isEmpty ? { ...item, json: { ...item.json, ...Object.fromEntries(carried) } } : item],
		},
	);
	expect(problemOf(outcome)).toBeUndefined();
	return linq
		.received()
		.requests.slice(before)
		.filter(({ path }) => path.startsWith('/v3'))
		.map(({ method, path, query }) => ({ method, path, query }))
		.map((request) => JSON.stringify(request).replaceAll(target || 'no target', 'the target'));
}

describe('a locator that is left empty is what the incoming item carries', () => {
	test.each(withLocators.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
		const filled = await requestsOf(one, false);
		expect(filled.length).toBeGreaterThan(0);
		expect(await requestsOf(one, true)).toEqual(filled);
	});

	test.each(withLocators.map((one) => [one.name, one] as const))(
		'%s says what to do where the item carries nothing',
		async (_name, one) => {
			linq.reset();
			const { error } = await runLinq(
				linq,
				{ ...parametersOf(one), ...emptied(one) },
				{ items: [itemOf(one, '')] },
			);
			const [{ itemField }] = locatorsOf(one);
			expect(error?.message).toContain(`: the incoming item has no ${itemField}`);
			expect(error?.description).toContain(
				`drag the ${itemField} of an earlier node into the field`,
			);
			expect(linq.received().requests).toEqual([]);
		},
	);
});
