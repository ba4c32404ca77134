import type { INodeProperties } from 'n8n-workflow';

import { Linq } from '../../nodes/Linq/Linq.node';
import { findOperation } from '../../nodes/Linq/engine/registry';
import { defaultResource, menu } from '../../nodes/Linq/menu';
import type { Fields } from '../../nodes/shared/fields/field';

const operations = menu.flatMap((resource) =>
	resource.operations.map((operation) => ({
		id: `${resource.value}.${operation.value}`,
		resource,
		operation,
	})),
);
const each = operations.map((entry) => [entry.id, entry] as const);

/** Every property that an operation shows, those inside collections included. */
function allFields(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [
		field,
		...(field.options ?? []).flatMap((option) => {
			if ('values' in option) return allFields(option.values);
			return 'displayName' in option ? allFields([option]) : [];
		}),
	]);
}

const optionNames = (fields: INodeProperties[], name: string) =>
	fields.find((field) => field.name === name)?.options?.map((option) => option.name);
const optionValues = (fields: INodeProperties[], name: string) =>
	allFields(fields)
		.find((field) => field.name === name)
		?.options?.map((option) => ('value' in option ? option.value : undefined));

/** Options that stand together. */
const CALL_OPTIONS = ['maxRetryWait', 'timeout', 'maxConcurrentChats'];
const SIMPLE = ['simplify', ...CALL_OPTIONS];
const STYLE = ['effect', 'textFormat', 'decorations'];
const MESSAGE = ['maxMessagesPerChat', ...SIMPLE];
const SENDING = ['preferredService', 'idempotencyKey', ...MESSAGE];
const WAITING = [
	...['limitWaitTime', 'askAsPoll',
	'onlyFrom', 'answerToOthers', 'howToAnswer', 'ignoreReactions'],
	...['finishSeconds', 'yesWords', 'noWords'],
];

/** All options, in the order of how often people need them; no operation shows them in another. */
const BY_USE = [
	...WAITING,
	...['maxSize', 'groupName', ...STYLE, 'replyToMessageId', 'replyToPartIndex', 'continuationText'],
	...['partIndex', ...SENDING],
];

/** What is shown to an AI agent's tool, or to everybody else. */
const shownTo = (fields: INodeProperties[], { isTool }: { isTool: boolean }) =>
	fields.filter(({ displayOptions: { show, hide } = {} }) =>
		isTool ? !hide?.['@tool'] : !show?.['@tool'],
	);

/** The types of fields beside which n8n offers to let a model fill them in. */
const FILLED_BY_MODELS = ['string', 'number', 'boolean', 'json', 'dateTime'];
const UNKNOWN_TO_MODELS = [
	...['simplify', 'partIndex', 'replyToPartIndex', 'idempotencyKey'],
	...CALL_OPTIONS,
];

describe('the menu', () => {
	test('begins with messages and with sending, and never with what deletes', () => {
		expect(menu[0]).toBe(defaultResource);
		expect(defaultResource.value).toBe('message');
		expect(menu[0].operations[0].value).toBe('send');
		for (const { operations: own } of menu) {
			const lastly = own.findIndex(({ value }) => /^(delete|leave|remove)/.test(value));
			expect([-1, own.length - 1]).toContain(lastly);
		}
	});

	test('has each resource and operation once', () => {
		expect(new Set(menu.map(({ value }) => value)).size).toBe(menu.length);
		expect(new Set(menu.map(({ name }) => name)).size).toBe(menu.length);
		for (const { operations: own } of menu) {
			expect(new Set(own.map(({ value }) => value)).size).toBe(own.length);
			expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
		}
	});

	test('tells a workflow of a newer release what to do', () => {
		expect(() => findOperation(menu, 'message', 'forward')).toThrow(
			'no operation "message: forward". Update the package.',
		);
		expect(() => findOperation(menu, 'poll', 'create')).toThrow('Update the package.');
	});
});

/** What the labels of these fields must say to a model. */
const NAMED_FOR_MODELS: Record<string, RegExp> = {
	chatId: /Chat ID/,
	messageId: /Message ID/,
	replyToMessageId: /Message ID/,
	attachmentId: /Attachment ID/,
	subscriptionId: /Subscription ID/,
	phoneNumberId: /Phone Number ID/,
	to: /Phone Number or Email/,
	recipients: /Phone Numbers or Emails/,
	// RCS knows phone numbers only.
	handles: /^Phone Numbers( or Emails)?$/,
	handle: /Phone Number or Email/,
};

describe.each(each)('%s', (_id, { operation }) => {
	test('says what it is', () => {
		expect(operation.name).toMatch(/^[A-Z]/);
		expect(operation.action).toMatch(/^[A-Z][a-z]+ /);
		expect(operation.description.length).toBeGreaterThan(operation.name.length);
	});

	test('names its fields, each once per place', () => {
		for (const field of allFields(operation.properties)) {
			expect(field.displayName).toMatch(/^[A-Z]/);
			expect(field.name).toMatch(/^[a-z][A-Za-z]*$/);
			expect(field).toHaveProperty('default');
		}
		for (const isTool of [false, true]) {
			const names = shownTo(operation.properties, { isTool }).map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
		}
	});

	test('refuses a value as one of its field, which the error names', () => {
		const { fields, options = {} } = operation as unknown as { fields: Fields; options?: Fields };
		const names = allFields(operation.properties).map(({ name }) => name);
		const rows = Object.fromEntries(names.map((name) => [name, 'Ana']));
		for (const { schema } of Object.values({ ...fields, ...options })) {
			for (const value of [undefined, '', 'Ana', '2025550112', 5, ['Ana'], rows]) {
				expect(() => schema().safeParse(value)).not.toThrow();
			}
		}
	});

	test('shows its options in the order of how often people need them', () => {
		const shown = [...new Set(optionNames(operation.properties, 'options'))];
		expect(shown).toEqual(BY_USE.filter((name) => shown.includes(name)));
	});

	test('shows the signs of Markdown where that is chosen among its options', () => {
		const isOffered = optionNames(operation.properties, 'options')?.includes('textFormat') ?? false;
		const notice = operation.properties.find(({ name }) => name === 'markdownNotice');
		expect(notice?.displayOptions?.show?.['/options.textFormat']).toEqual(
			isOffered ? ['markdown'] : undefined,
		);
	});

	// What n8n tells a model of a field that a person lets it fill is the label.
	test('calls an ID, a person and a line by what they are in the tool', () => {
		const labels = shownTo(allFields(operation.properties), { isTool: true }).flatMap(
			({ name, displayName }) => (name in NAMED_FOR_MODELS ? [[name, displayName]] : []),
		);
		for (const [name, label] of labels) {
			expect([name, label]).toEqual([name, expect.stringMatching(NAMED_FOR_MODELS[name])]);
		}
	});

	test('tells a model what each field takes, and offers none that a model cannot know', () => {
		const toModels = shownTo(allFields(operation.properties), { isTool: true }).filter(
			({ type, noDataExpression }) => FILLED_BY_MODELS.includes(type) && !noDataExpression,
		);
		for (const { name, description = '' } of toModels) {
			expect([name, description.length > 5]).toEqual([name, true]);
		}
		const names = toModels.map(({ name }) => name);
		expect(names.filter((name) => UNKNOWN_TO_MODELS.includes(name))).toEqual([]);
	});
});

const fieldsOf = (id: string) =>
	operations.find((entry) => entry.id === id)?.operation.properties ?? [];

describe('the fields of operations', () => {
	test('have locators that are empty at first, and say of what they are then', () => {
		const locators = operations
			.flatMap(({ operation }) => allFields(operation.properties))
			.filter(({ type }) => type === 'resourceLocator');
		expect(locators.length).toBeGreaterThan(20);
		for (const { name, default: empty, required, modes } of locators) {
			expect(empty).toEqual({ mode: 'list', value: '' });
			if (!['chatId', 'messageId'].includes(name)) continue;
			// Left empty, it is what the incoming item carries: nothing for n8n to complain about.
			expect(required).toBe(false);
			expect(modes?.map(({ name: mode }) => mode)).toEqual(['list', 'id']);
			expect(modes?.[0].placeholder).toMatch(/ of the incoming item$/);
		}
		const lines = operations
			.flatMap(({ operation }) => allFields(operation.properties))
			.filter(({ name }) => ['from', 'phoneNumber'].includes(name));
		expect(lines.length).toBeGreaterThan(4);
		for (const { modes } of lines) {
			expect(modes?.map(({ name }) => name).sort()).toEqual(['list', 'phone']);
		}
	});

	test('offer no rich link as the first message of a chat (api-v3 §b)', () => {
		expect(optionValues(fieldsOf('chat.create'), 'messageType')).not.toContain('richLink');
		expect(optionValues(fieldsOf('message.send'), 'messageType')).toContain('richLink');
	});

	test('offer Markdown at first where a person asks for Text Format, or a model writes', () => {
		const formats = allFields(fieldsOf('message.send')).filter(({ name }) => name === 'textFormat');
		// A part shows its format always, and is Markdown only where a model writes.
		expect(formats.map((format) => format.default)).toEqual(['plain', 'markdown', 'markdown']);
	});

	test.each(['chat.getAll', 'message.getAll'])('limit %s to 50 records at first', (id) => {
		expect(fieldsOf(id).find(({ name }) => name === 'limit')?.default).toBe(50);
	});
});

describe('the node', () => {
	const { description, methods } = new Linq();

	test('shows every field for its operation only', () => {
		for (const { displayOptions, name } of description.properties) {
			if (name === 'resource') continue;
			const show = displayOptions?.show ?? {};
			expect(show.resource).toHaveLength(1);
			if (name !== 'operation') expect(show.operation).toHaveLength(1);
		}
		for (const { id, resource, operation } of operations) {
			const shown = description.properties.filter(
				({ displayOptions }) =>
					displayOptions?.show?.resource?.[0] === resource.value &&
					displayOptions.show.operation?.[0] === operation.value,
			);
			expect([id, shown.map(({ name }) => name)]).toEqual([
				id,
				operation.properties.map(({ name }) => name),
			]);
			// What a field itself depends on is kept.
			shown.forEach(({ displayOptions }, index) => {
				expect(displayOptions?.show).toMatchObject(
					operation.properties[index].displayOptions?.show ?? {},
				);
			});
		}
	});

	test('has the searches that its locators ask for', () => {
		const named = description.properties
			.flatMap(({ modes = [] }) => modes)
			.map(({ typeOptions }) => typeOptions?.searchListMethod)
			.filter((method) => method !== undefined);
		expect(named.length).toBeGreaterThan(0);
		for (const method of named) expect(Object.keys(methods.listSearch)).toContain(method);
	});

	test('keeps the names that saved workflows know it by', () => {
		expect(description.name).toBe('linq');
		expect(description.credentials).toMatchObject([{ name: 'linqPartnerApi', required: true }]);
		expect(description.usableAsTool).toBe(true);
	});
});
