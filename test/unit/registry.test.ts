import type { INodeProperties } from 'n8n-workflow';

import { Linq } from '../../nodes/Linq/Linq.node';
import { findOperation } from '../../nodes/Linq/engine/registry';
import { defaultResource, menu } from '../../nodes/Linq/menu';

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
const rowNames = (fields: INodeProperties[], name: string) => {
	const [rows] = fields.find((field) => field.name === name)?.options ?? [];
	return rows && 'values' in rows ? [rows.name, ...rows.values.map((field) => field.name)] : [];
};

/** Names that stand in users' saved workflows. Additions only. */
const CALL_OPTIONS = ['maxRetryWait', 'timeout', 'maxConcurrentChats'];
const SIMPLE = ['simplify', ...CALL_OPTIONS];
const STYLE = ['effect', 'textFormat', 'decorations'];
const MESSAGE = ['maxMessagesPerChat', ...SIMPLE];
const SENDING = ['preferredService', 'idempotencyKey', ...MESSAGE];
const WAITING = [
	...['limitWaitTime', 'onlyFrom', 'answerToOthers', 'howToAnswer', 'ignoreReactions'],
	...['finishSeconds', 'yesWords', 'noWords'],
];
const COMPOSER = ['messageType', 'text', 'attachments', 'parts'];

/** All options, in the order of how often people need them; no operation shows them in another. */
const BY_USE = [
	...WAITING,
	...['maxSize', 'groupName', ...STYLE, 'replyToMessageId', 'replyToPartIndex', 'continuationText'],
	...['partIndex', ...SENDING],
];

const CONTRACT: Record<string, { fields: string[]; options?: string[] }> = {
	'chat.create': {
		fields: ['from', 'recipients', ...COMPOSER, 'partsJson'],
		options: [...STYLE, ...SENDING],
	},
	'chat.get': { fields: ['chatId'], options: SIMPLE },
	'chat.getAll': { fields: ['returnAll', 'limit', 'filters'], options: SIMPLE },
	'chat.leave': { fields: ['chatId'] },
	'chat.markAsRead': { fields: ['chatId'] },
	'chat.shareContactCard': { fields: ['chatId'] },
	'chat.update': { fields: ['chatId', 'updateFields'] },
	'message.getAll': { fields: ['chatId', 'returnAll', 'limit', 'filters'], options: SIMPLE },
	'message.sendAndWait': {
		fields: ['chatId', 'message', 'responseType', 'choices'],
		options: [
			...[...WAITING, 'effect', 'textFormat', 'preferredService', 'idempotencyKey'],
			...CALL_OPTIONS,
		],
	},
	'message.send': {
		fields: ['to', ...COMPOSER, 'linkUrl', 'partsJson'],
		options: [...STYLE, 'replyToMessageId', 'replyToPartIndex', 'continuationText', ...SENDING],
	},
	'participant.add': { fields: ['chatId', 'handle'] },
	'participant.remove': { fields: ['chatId', 'handle'] },
	'typing.start': { fields: ['chatId'] },
	'typing.stop': { fields: ['chatId'] },
	'voiceMemo.send': {
		fields: ['chatId', 'audioSource', 'audioUrl', 'attachmentId', 'binaryPropertyName'],
		options: MESSAGE,
	},
	'message.sendToGroup': {
		fields: ['recipients', ...COMPOSER, 'linkUrl', 'partsJson'],
		options: [...STYLE, 'continuationText', ...SENDING],
	},
	'message.edit': { fields: ['messageId', 'newText'], options: ['partIndex', ...SIMPLE] },
	'reaction.add': {
		fields: ['messageId', 'reaction', 'emoji'],
		options: ['partIndex', ...CALL_OPTIONS],
	},
};

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

/** The whole menu: values as they are stored, and the labels that people know them by. */
const MENU: Record<string, Record<string, string>> = {
	attachment: { delete: 'Delete', download: 'Download', get: 'Get', upload: 'Upload' },
	capability: { checkImessage: 'Check iMessage', checkRcs: 'Check RCS' },
	chat: {
		create: 'Create',
		get: 'Get',
		getAll: 'Get Many',
		leave: 'Leave',
		markAsRead: 'Mark as Read',
		shareContactCard: 'Share Contact Card',
		update: 'Update',
	},
	contactCard: { create: 'Create', get: 'Get Many', update: 'Update' },
	location: { get: 'Get', request: 'Request' },
	message: {
		delete: 'Delete',
		edit: 'Edit',
		get: 'Get',
		getAll: 'Get Many',
		getThread: 'Get Thread',
		send: 'Send',
		sendAndWait: 'Send and Wait for Response',
		sendToGroup: 'Send to a Group',
		updateAppCard: 'Update App Card',
	},
	participant: { add: 'Add', remove: 'Remove' },
	phoneNumber: { getAll: 'Get Many', getAvailable: 'Get Available', update: 'Update' },
	reaction: { add: 'Add', remove: 'Remove' },
	typing: { start: 'Start', stop: 'Stop' },
	voiceMemo: { send: 'Send' },
	webhookSubscription: {
		create: 'Create',
		delete: 'Delete',
		get: 'Get',
		getAll: 'Get Many',
		getEvents: 'Get Event Names',
		update: 'Update',
	},
};

describe('the menu', () => {
	test('has every operation of the contract', () => {
		expect(operations.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(CONTRACT)));
	});

	test('keeps its values and labels', () => {
		const labels = menu.map(({ value, operations: own }) => [
			value,
			Object.fromEntries(own.map((operation) => [operation.value, operation.name])),
		]);
		expect(Object.fromEntries(labels)).toMatchObject(MENU);
	});

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
	handles: /Phone Numbers or Emails/,
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

describe('the values of the contract', () => {
	test.each(Object.entries(CONTRACT))('%s', (id, { fields, options = CALL_OPTIONS }) => {
		expect(fieldsOf(id).map(({ name }) => name)).toEqual(
			expect.arrayContaining([...fields, 'options']),
		);
		expect(optionNames(fieldsOf(id), 'options')).toEqual(expect.arrayContaining(options));
	});

	const create = fieldsOf('chat.create');
	const send = fieldsOf('message.send');

	test('of locators', () => {
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

	test('of the composer', () => {
		expect(optionValues(create, 'messageType')).toEqual(
			expect.arrayContaining(['text', 'parts', 'json']),
		);
		// The first message of a chat may not be a link (api-v3 §b).
		expect(optionValues(create, 'messageType')).not.toContain('richLink');
		expect(optionValues(send, 'messageType')).toEqual(
			expect.arrayContaining(['text', 'parts', 'richLink', 'json']),
		);
		expect(optionValues(send, 'textFormat')).toEqual(['plain', 'markdown']);
		expect(optionValues(send, 'source')).toEqual(['binary', 'allBinary', 'url', 'attachmentId']);
		expect(rowNames(send, 'attachments')).toEqual(
			expect.arrayContaining(['attachment', 'source', 'url', 'attachmentId', 'binaryPropertyName']),
		);
		expect(rowNames(allFields(send), 'decorations')).toEqual(
			expect.arrayContaining(['decoration', 'apply', 'match', 'occurrence']),
		);
		expect(rowNames(send, 'parts')).toEqual(
			expect.arrayContaining(['part', 'type', 'text', 'textFormat', 'source', 'url']),
		);
		// A text without the option is plain, so adding it means Markdown; a part shows it anyway, and
		// has Markdown only where a model writes.
		const formats = allFields(send).filter(({ name }) => name === 'textFormat');
		expect(formats.map((format) => format.default)).toEqual(['plain', 'markdown', 'markdown']);
		expect(optionValues(send, 'effect')).toHaveLength(15);
		expect(optionValues(send, 'preferredService')).toEqual(['auto', 'iMessage', 'RCS', 'SMS']);
	});

	test('of lists', () => {
		const filtersOf = (id: string) => [...new Set(optionNames(fieldsOf(id), 'filters'))];
		expect(filtersOf('chat.getAll')).toEqual(['from', 'to']);
		expect(filtersOf('message.getAll')).toEqual(['direction', 'since']);
		for (const id of ['chat.getAll', 'message.getAll']) {
			const limit = fieldsOf(id).find(({ name }) => name === 'limit');
			expect(limit?.default).toBe(50);
		}
	});

	test('of the other operations', () => {
		expect(optionNames(fieldsOf('chat.update'), 'updateFields')?.sort()).toEqual([
			'displayName',
			'groupChatIcon',
			'groupChatIconFile',
		]);
		expect(optionValues(fieldsOf('voiceMemo.send'), 'audioSource')?.sort()).toEqual([
			'attachmentId',
			'binary',
			'url',
		]);
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
