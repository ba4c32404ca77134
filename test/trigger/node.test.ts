import type { WebhookEventType } from '@linqapp/sdk/resources/webhook-events';

import { LinqTrigger } from '../../nodes/LinqTrigger/LinqTrigger.node';
import { eventOptions, isAboutOwnActivity } from '../../nodes/LinqTrigger/events';

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

test("the menu has the SDK's events, Message Received first, each explained", () => {
	expect(eventOptions.map(({ value }) => value).sort()).toEqual(Object.keys(sdkEvents).sort());
	expect(eventOptions[0].name).toBe('Message Received');
	expect(new Set(eventOptions.map(({ name }) => name)).size).toBe(eventOptions.length);
	expect(eventOptions.filter(({ description }) => !description)).toEqual([]);
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
	const options = properties.find(({ name }) => name === 'options')?.options ?? [];
	const defaults = (list: object[]) =>
		list.map((field) => ('default' in field && 'name' in field ? [field.name, field.default] : []));
	expect(defaults(properties)).toEqual([
		['notice', ''],
		['events', ['message.received']],
		['otherEvents', []],
		['simplify', true],
		['options', {}],
	]);
	expect(defaults(options)).toEqual([
		['phoneNumbers', []],
		['senders', []],
		['chatIds', []],
		['chatType', 'any'],
		['includeOwnActivity', false],
		['downloadAttachments', false],
		['skipDuplicates', true],
	]);
	// A path of its own would change the URL of every workflow that is active.
	expect(webhooks).toEqual([
		{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
	]);
});
