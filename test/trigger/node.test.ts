import type { WebhookEventType } from '@linqapp/sdk/resources/webhook-events';

import { LinqTrigger } from '../../nodes/LinqTrigger/LinqTrigger.node';
import {
	everydayEvents,
	inWords,
	isAboutOwnActivity,
	otherEvents,
} from '../../nodes/LinqTrigger/events';

const { properties, version, webhooks } = new LinqTrigger().description;

/** Every event of the official SDK; the compiler sees to it that none is missing. */
const sdkEvents: Record<WebhookEventType, true> = {
	'message.sent': true,
	'message.received': true,
	'message.read': true,
	'message.delivered': true,
	'message.failed': true,
	'message.edited': true,
	'reaction.added': true,
	'reaction.removed': true,
	'participant.added': true,
	'participant.removed': true,
	'chat.created': true,
	'chat.group_name_updated': true,
	'chat.group_icon_updated': true,
	'chat.group_name_update_failed': true,
	'chat.group_icon_update_failed': true,
	'chat.typing_indicator.started': true,
	'chat.typing_indicator.stopped': true,
	'phone_number.status_updated': true,
	'call.initiated': true,
	'call.ringing': true,
	'call.answered': true,
	'call.ended': true,
	'call.failed': true,
	'call.declined': true,
	'call.no_answer': true,
	'location.sharing.started': true,
	'location.sharing.stopped': true,
};

test("the menus have the SDK's events, Message Received first, each explained", () => {
	const options = [...everydayEvents, ...otherEvents];
	expect(options.map(({ value }) => value).sort()).toEqual(Object.keys(sdkEvents).sort());
	expect(options[0].name).toBe('Message Received');
	expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
	expect(options.filter(({ description }) => !description)).toEqual([]);
});

test.each([
	['poll.vote.added', 'Poll: Vote Added'],
	['phone_number.assigned', 'Phone Number: Assigned'],
	['connection', 'Connection'],
	['', ''],
])('%j in words is %j', (event, words) => {
	expect(inWords(event)).toBe(words);
});

test('only events about own messages and calls count as asked for', () => {
	const own = Object.keys(sdkEvents).filter(isAboutOwnActivity);
	expect(own.sort()).toEqual([
		'call.failed',
		'message.delivered',
		'message.failed',
		'message.read',
		'message.sent',
	]);
});

test('the version is above 1, for which n8n would evaluate an expression per request', () => {
	expect(version).toBe(2);
});

test("the names in users' workflows stay what they are", () => {
	const optionsOf = (collection: string) =>
		properties.find(({ name }) => name === collection)?.options ?? [];
	const defaults = (list: object[]) =>
		list.map((field) => ('default' in field && 'name' in field ? [field.name, field.default] : []));
	expect(defaults(properties)).toEqual([
		['notice', ''],
		['events', ['message.received']],
		['filters', {}],
		['options', {}],
	]);
	expect(defaults(optionsOf('filters'))).toEqual([
		['from', { mode: 'list', value: '' }],
		['chats', { mode: 'list', value: '' }],
		['lines', { mode: 'list', value: '' }],
		['chatType', 'any'],
	]);
	expect(defaults(optionsOf('options'))).toEqual([
		['moreEvents', []],
		['downloadAttachments', false],
		['includeOwnActivity', false],
		['simplify', true],
		['skipDuplicates', true],
	]);
	// A path of its own would change the URL of every workflow that is active.
	expect(webhooks).toEqual([
		expect.objectContaining({
			name: 'default',
			httpMethod: 'POST',
			responseMode: 'onReceived',
			path: 'webhook',
		}),
	]);
});
