/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the schema files */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import { menu } from '../../nodes/Linq/menu';
import type { Account } from '../credential';
import {
	CHAT,
	GROUP,
	itemOf,
	makeTarget,
	MESSAGE,
	operationOf,
	parametersOf,
	type ContractCase,
} from '../contract/case';
import { caseOf, cases, checkEveryOperationHasACase } from '../contract/cases';
import { problemOf, runLinq } from './harness';
import { chatLocator, setUpEmulator } from './linq';
import { startProxy } from './proxy';
import { expectReadingOrder } from '../readingOrder';

const linq = setUpEmulator();

const SCHEMAS = resolve('nodes/Linq/__schema__/v1.0.0');

/** What comes out of a field, over all runs, such as `null|string` or `string[]`. */
type Types = Record<string, string>;

interface Schema {
	properties: Record<
		string,
		{
			/** The first is the one that the editor shows; a list of types must not begin with `array`. */
			type: string | string[];
			items?: { type: string };
			/** For arrays. */
			nullable?: boolean;
		}
	>;
}

const schemaFile = (operation: string) => join(SCHEMAS, `${operation.replace('.', '/')}.json`);

function promised(operation: string): Types {
	const file = schemaFile(operation);
	const { properties } = JSON.parse(readFileSync(file, 'utf8')) as Schema;
	return Object.fromEntries(
		Object.entries(properties).map(([name, { type, items, nullable }]) => {
			const types = type === 'array' ? [`${items?.type}[]`] : [type].flat();
			if (nullable) types.push('null');
			return [name, types.sort().join('|')];
		}),
	);
}

function typesOf(value: unknown): string[] {
	if (value === null) return ['null'];
	return Array.isArray(value) ? value.flatMap(typesOf).map((type) => `${type}[]`) : [typeof value];
}

/** The fields of items as a node after ours has them. */
function came(items: IDataObject[]): Types {
	const types = new Map<string, Set<string>>();
	for (const item of JSON.parse(JSON.stringify(items)) as IDataObject[]) {
		for (const [name, value] of Object.entries(item)) {
			types.set(name, new Set([...(types.get(name) ?? []), ...typesOf(value)]));
		}
	}
	return Object.fromEntries(
		[...types].map(([name, ofField]) => [name, [...ofField].sort().join('|')]),
	);
}

/**
 * What else Linq may respond (api-v3 §b), by a property that tells the record: fields that one of
 * the sources has as nullable or optional, a message that is sent at once, and the score of a chat's
 * health that older responses have where newer ones have a status.
 */
const OTHERWISE: Array<{ has: string; empty?: string[]; missing?: string[]; instead?: object }> = [
	{
		has: 'is_from_me',
		empty: ['from', 'parts', 'read_at'],
		missing: ['delivery_status'],
	},
	{
		has: 'preferred_service',
		empty: ['from_handle', 'preferred_service', 'reply_to', 'service'],
		instead: { sent_at: '2026-03-01T12:00:00Z' },
	},
	{
		has: 'is_group',
		empty: ['display_name', 'service'],
		missing: ['health_status'],
		instead: { health_score: { score: 100, reason: '' } },
	},
	{ has: 'voice_memo', empty: ['service'] },
	{ has: 'duration_ms', empty: ['duration_ms'] },
	{ has: 'content_type', missing: ['status'] },
	{ has: 'forwarding_number', empty: ['forwarding_number'] },
	{ has: 'reputation', missing: ['reputation', 'health_status'] },
	{ has: 'blocked_at', missing: ['reason'] },
	{ has: 'first_name', missing: ['image_url', 'last_name'] },
	{ has: 'locality', missing: ['address', 'locality', 'updated_at'] },
	{ has: 'target_url', empty: ['phone_numbers'] },
	{ has: 'trace_id', missing: ['status', 'message'] },
];

function otherwise(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(otherwise);
	if (typeof value !== 'object' || value === null) return value;
	const record = Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, otherwise(inner)]),
	);
	for (const { has, empty = [], missing = [], instead } of OTHERWISE) {
		if (!(has in value)) continue;
		for (const name of empty) if (name in record) record[name] = null;
		for (const name of missing) delete record[name];
		Object.assign(record, instead);
	}
	return record;
}

let otherLinq: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
	otherLinq = await startProxy(linq, { after: otherwise });
});
afterAll(async () => await otherLinq.close());

/** The output items of a case. */
async function itemsOf(one: ContractCase, account: Account): Promise<IDataObject[]> {
	linq.reset();
	const target = await makeTarget(one, linq);
	const item = itemOf(one, target);
	// As Linq Trigger gives it.
	const items = [{ ...item, json: { chatId: CHAT, messageId: target || MESSAGE, ...item.json } }];
	const outcome = await runLinq(account, parametersOf(one), { items });
	expect(problemOf(outcome)).toBeUndefined();
	return outcome.items;
}

/** Refusals that an operation gives as an item. */
const REFUSED: Record<string, () => INodeParameters> = {
	'typing.start': () => chatLocator(GROUP),
	'typing.stop': () => chatLocator(GROUP),
	'chat.create': unnamed,
	'capability.checkImessage': unavailable,
	'capability.checkRcs': unavailable,
};

function unnamed(): INodeParameters {
	linq.inject({ kind: 'error', status: 500, method: 'PUT' });
	const recipients = ['+12025550191', '+12025550192'];
	return { recipients, options: { groupName: 'Team', maxRetryWait: 0 } };
}

function unavailable(): INodeParameters {
	linq.inject({ kind: 'error', status: 503 });
	return { options: { maxRetryWait: 0 } };
}

async function refusedItems(operation: string): Promise<IDataObject[]> {
	const one = caseOf.get(operation);
	if (!one || !(operation in REFUSED)) return [];
	linq.reset();
	const parameters = { ...parametersOf(one), ...REFUSED[operation]() };
	return (await runLinq(linq, parameters)).items;
}

const operations = menu.flatMap(({ value, operations: all }) =>
	all.map((operation) => `${value}.${operation.value}`),
);

describe('the output schema that the editor shows', () => {
	test.each(operations)('of %s promises what comes, and nothing else', async (operation) => {
		checkEveryOperationHasACase([operation]);
		const items: IDataObject[] = await refusedItems(operation);
		for (const one of cases.filter((other) => operationOf(other) === operation)) {
			items.push(...(await itemsOf(one, linq)), ...(await itemsOf(one, otherLinq)));
		}
		const types = came(items);
		const file = relative('.', schemaFile(operation));
		if (!existsSync(file)) {
			const fields = Object.entries(types).map(([field, type]) => `${field}: ${type}`);
			throw new Error(`Describe the output of ${operation} in ${file}: ${fields.join(', ')}`);
		}
		expect(types).toEqual(promised(operation));
		expectReadingOrder(Object.keys(promised(operation)), file);
		for (const item of items) {
			expectReadingOrder(Object.keys(item), `the \`simplify\` or \`output\` of ${operation}`);
		}
	});

	test('exists for operations only', () => {
		const files = readdirSync(SCHEMAS, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => relative(SCHEMAS, join(parentPath, name)));
		expect(files.sort()).toEqual(operations.map((id) => `${id.replace('.', '/')}.json`).sort());
	});
});
