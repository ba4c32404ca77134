import type { INodeParameters } from 'n8n-workflow';

import { LINE } from '../contract/case';
import { runLinq, type RunOptions } from './harness';
import {
	chatId,
	chatLocator,
	itemsOf,
	messagesTo,
	send,
	sentTexts,
	setUpEmulator,
	toChat,
} from './linq';

const linq = setUpEmulator();

const ONE = { items: messagesTo([1], 1) };
const FROM = { __rl: true, mode: 'phone', value: '+12052535597' };

const create = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'chat',
	operation: 'create',
	from: FROM,
	recipients: '+12025550111',
	text: 'Hello',
	...parameters,
});

/** What a user sees of a run that fails. */
async function refusal(parameters: INodeParameters, options: RunOptions = ONE): Promise<string> {
	const { error, items } = await runLinq(linq, parameters, options);
	expect(items).toEqual([]);
	expect(linq.received().requests).toEqual([]);
	expect(error?.name).toBe('NodeOperationError');
	expect(error?.context).toMatchObject({ itemIndex: 0 });
	const { message = '', description } = error ?? {};
	return `${message} ${String(description)}`;
}

describe('a bad item', () => {
	const items = messagesTo([1, 2, 3, 4, 5], 60);
	items[57].json.text = '';

	test('among sixty is named, and nothing is sent', async () => {
		const { error, items: output } = await runLinq(linq, send(), { items });
		expect(error).toMatchObject({ message: 'The text is empty', context: { itemIndex: 57 } });
		expect([output, linq.received().requests]).toEqual([[], []]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'does not keep the other 59 from going out: %s',
		async (onError) => {
			const { outputs, error } = await runLinq(linq, send(), { items, node: { onError } });
			expect(error).toBeUndefined();
			expect(sentTexts(linq)).toHaveLength(59);
			const [good, bad] =
				onError === 'continueErrorOutput'
					? outputs
					: [outputs[0].toSpliced(57, 1), [outputs[0][57]]];
			expect(good.map(({ json }) => json.text)).toEqual(
				items.toSpliced(57, 1).map(({ json }) => json.text),
			);
			expect(bad).toHaveLength(1);
			expect(bad[0]).toMatchObject({
				json: { error: 'The text is empty' },
				pairedItem: { item: 57 },
			});
		},
	);

	test('is found by anything that can be known beforehand, such as its effect', async () => {
		const parameters = send({ options: { effect: '={{ $json.effect }}' } });
		const good = { chatId: chatId(1), text: 'x', effect: 'confetti' };
		const { error } = await runLinq(linq, parameters, {
			items: itemsOf(good, { ...good, effect: 'nuclear' }),
		});
		expect(error).toMatchObject({ message: 'Effect: "nuclear" is not a message effect' });
		expect(linq.received().requests).toEqual([]);
	});

	test('is found when its file is missing', async () => {
		const parameters = send({ attachments: { attachment: [{ source: 'binary' }] } });
		const withFile = {
			...messagesTo([1], 1)[0],
			binary: { data: { mimeType: 'image/png', data: 'iVBORw0KGgo=', fileName: 'a.png' } },
		};
		const { error } = await runLinq(linq, parameters, {
			items: [withFile, ...messagesTo([1], 1)],
		});
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(linq.received().requests).toEqual([]);
	});

	test('whose expression fails is named, too', async () => {
		const { error } = await runLinq(linq, send({ text: "={{ $('Nowhere').item.json.text }}" }), {
			items: messagesTo([1], 1),
		});
		expect(error?.message).toContain("Referenced node doesn't exist");
		expect(linq.received().requests).toEqual([]);
	});
});

describe('a chat', () => {
	const help =
		'choose a chat from the list, or enter a chat ID such as the chatId that Linq Trigger and Chat: Create give';

	test.each<[string, string | number | undefined, string]>([
		['that the item does not name', undefined, help],
		['that is empty', '', help],
		['that is blank', '  ', help],
		['that is a number', 42, help],
		['that is a phone number', '+12025550111', 'this is not a chat ID; it looks like 550e8400-'],
		['with a dot segment', '../phone_numbers', 'this is not a chat ID'],
		['with something after it', `${chatId(1)}/leave`, 'this is not a chat ID'],
		['of two lines', `${chatId(1)}\n${chatId(2)}`, 'this is not a chat ID'],
	])('%s is refused', async (_name, value, reason) => {
		const items = itemsOf({ chatId: value });
		const get = { resource: 'chat', operation: 'get', ...chatLocator('={{ $json.chatId }}') };
		expect(await refusal(get, { items })).toContain(`Chat: ${reason}`);
	});

	test('may be typed with spaces around it, or come from the list', async () => {
		const list = { to: { __rl: true, mode: 'list', value: chatId(2), cachedResultName: 'C' } };
		await runLinq(linq, send(toChat(` ${chatId(1)} \n`)), ONE);
		await runLinq(linq, send(list), ONE);
		expect(linq.received().messages.map(({ chatId: id }) => id)).toEqual([chatId(1), chatId(2)]);
	});
});

describe('recipients', () => {
	test.each<[string, INodeParameters, string]>([
		[
			'a number without country code',
			{ recipients: '(202) 555-0111' },
			'must start with + and the country',
		],
		['an email with a space', { recipients: 'ana maria@example.com' }, 'is not an email address'],
		['nobody', { recipients: [] }, 'To: there is no recipient'],
		['an expression without value', { recipients: '={{ $json.nobody }}' }, 'is missing'],
		['the same person twice', { recipients: '+12025550111, +1 202 555 0111' }, 'recipients twice'],
		[
			'the sender',
			{ recipients: ['+12025550111', '+12052535597'] },
			'both the sender and a recipient',
		],
		[
			'32 people',
			{ recipients: Array.from({ length: 32 }, (_, i) => `+120255501${i + 10}`) },
			'To: there are 32 recipients; Linq accepts at most 31',
		],
		['a sender without country code', { from: { ...FROM, value: '2052535597' } }, 'country code'],
		['a sender that is an email', { from: { ...FROM, value: 'me@example.com' } }, 'not a phone'],
		['no sender', { from: { ...FROM, value: '={{ $json.nobody }}' } }, 'From: a phone number is missing'],
	])('are refused: %s', async (_name, parameters, reason) => {
		expect(await refusal(create(parameters))).toContain(reason);
	});

	test('may be a list or a text of an expression', async () => {
		const people = ['+12025550111', 'mia@example.com'];
		for (const recipients of ['={{ $json.list }}', '={{ $json.list.join(", ") }}']) {
			const items = itemsOf({ list: people });
			expect((await runLinq(linq, create({ recipients }), { items })).error).toBeUndefined();
		}
		expect(linq.received().messages.map(({ to }) => to)).toEqual([people, people]);
	});

	test.each<[string, INodeParameters, string]>([
		[
			'a link',
			{ messageType: 'json', partsJson: '[{"type":"link","value":"https://a.com"}]' },
			'A link',
		],
		['a URL', { text: 'Look: https://example.com/menu' }, 'The URL "https://example.com/menu"'],
	])('of a new chat may not get %s at first', async (_name, parameters, what) => {
		const message = await refusal(create(parameters));
		expect(message).toContain(`${what} cannot be in the first message of a chat`);
		expect(message).toContain('then send the link with the operation Message: Send');
	});

	test.each(['add', 'remove'])('are checked by participant.%s', async (operation) => {
		const change = { resource: 'participant', operation };
		expect(await refusal({ ...change, handle: '2025550111' })).toContain('country code');
		expect(await refusal({ ...change, handle: '={{ $json.nobody }}' })).toContain('Handle: a phone');
	});
});

const styled = (text: string, ...decoration: INodeParameters[]): INodeParameters => ({
	text,
	options: { decorations: { decoration } },
});

const urlOf = (url: string): INodeParameters => ({ source: 'url', url });
/** Of a card that shows nothing. */
const APP = { appName: 'Game', appBundleId: 'com.example.game', appTeamId: 'ABCDE12345' };
const fileFrom = (url: string): INodeParameters => ({ attachments: { attachment: [urlOf(url)] } });

describe('a text', () => {
	test.each<[string, INodeParameters, string]>([
		['that is empty', { text: '={{ "" }}' }, 'The text is empty'],
		['that is blank', { text: ' \n\t ' }, 'The text is empty'],
		['that the item does not have', { text: '={{ $json.nothing }}' }, 'The text is empty'],
		['of 10,001 characters', { text: 'x'.repeat(10_001) }, 'text is 10,001 characters long'],
		[
			'without the words to decorate',
			styled('Hello', { apply: 'bold', match: 'hello' }),
			'"hello" does not occur in the text "Hello"',
		],
		[
			'with an animation on a style',
			styled('Hello', { apply: 'bold', match: 'Hell' }, { apply: 'shake', match: 'ello' }),
			'"shake" on "ello" overlaps "bold" on "Hell"',
		],
		[
			'with an empty attachment',
			{ text: 'x', attachments: { attachment: [{ source: 'url' }] } },
			'media URL is empty',
		],
	])('%s is refused', async (_name, parameters, reason) => {
		expect(await refusal(send(parameters))).toContain(reason);
	});

	test.each<[string, INodeParameters, string]>([
		['the words', { text: 'x'.repeat(10_001) }, 'Text: '],
		['a file', { text: 'x', ...fileFrom('http://a.com/b.jpg') }, 'Attachment 1: '],
		['a file alone', { text: '', ...fileFrom('http://a.com/b.jpg') }, 'Attachment 1: '],
		['a link', { messageType: 'richLink', linkUrl: 'a.com' }, 'Link URL: '],
		['a card', { messageType: 'appCard', ...APP }, 'App Card: '],
		[
			'the second of its parts',
			{
				messageType: 'parts',
				parts: { part: [{ type: 'text', text: 'a' }, { type: 'media', ...urlOf('http://a.com') }] },
			},
			'Part 2: ',
		],
		[
			'a question',
			{
				operation: 'sendAndWait',
				message: 'x'.repeat(10_001),
				responseType: 'approval',
				...chatLocator(chatId(1)),
			},
			'Message: ',
		],
	])('and %s go by their name in the form', async (_name, parameters, name) => {
		expect(await refusal(send(parameters))).toMatch(new RegExp(`^${name}`));
	});

	test.each([
		['of 10,000 characters', 'x'.repeat(10_000)],
		['of spaces and a letter', '  a  '],
	])('%s is sent as it is', async (_name, text) => {
		expect((await runLinq(linq, send({ text }), ONE)).error).toBeUndefined();
		expect(sentTexts(linq)).toEqual([text]);
	});

	test('may be a number', async () => {
		await runLinq(linq, send({ text: '={{ 42 }}' }), ONE);
		expect(sentTexts(linq)).toEqual(['42']);
	});
});

/** Every rule of api-v3 §d.2, each with a part that breaks it and what the user is told. */
const text = (value: unknown, ...decorations: unknown[]) => ({
	type: 'text',
	value,
	...(decorations.length > 0 && { text_decorations: decorations }),
});
const media = { type: 'media', url: 'https://example.com/a.jpg' };
const CARD = {
	type: 'imessage_app',
	app: { name: 'Game', team_id: 'ABCDE12345', bundle_id: 'com.example.game' },
	layout: { caption: 'Your turn' },
};
const bold = (start: unknown, end: unknown) => ({ range: [start, end], style: 'bold' });

const PART_RULES: Array<[string, unknown, string]> = [
	['no list', { type: 'text' }, 'must be an array of parts'],
	['no JSON', '[{', 'The parts are not valid JSON'],
	['no part', [], 'it has no parts'],
	['101 parts', Array(101).fill(media), 'has 101 parts; Linq accepts at most 100'],
	['a part that is a text', ['Hello'], 'Part 1: must be an object'],
	['no type', [{ value: 'x' }], 'Part 1: type is missing'],
	['an unknown type', [media, { type: 'video' }], 'Part 2: "video" is not a type of part'],
	['an empty text', [text('')], 'Part 1: text is empty'],
	['no text', [{ type: 'text' }], 'Part 1: value is missing'],
	['a text that is a number', [text(7)], 'Part 1: value must be a text'],
	['a long text', [media, text('x'.repeat(10_001))], 'Part 2: text is 10,001 characters long'],
	[
		'two texts in a row',
		[text('a'), text('b')],
		'Part 2: a text cannot follow another text (part 1)',
	],
	[
		'a link that is not alone',
		[text('a'), { type: 'link', value: 'https://a.com' }],
		'Part 2: "link" must',
	],
	['two links', Array(2).fill({ type: 'link', value: 'https://a.com' }), 'Part 1: "link" must'],
	['an app card with others', [media, CARD], 'Part 2: "imessage_app" must'],
	[
		'a long link',
		[{ type: 'link', value: `https://a.com/${'x'.repeat(2048)}` }],
		'Part 1: the link is 2,062',
	],
	[
		'a link that is none',
		[{ type: 'link', value: 'a.com' }],
		'Part 1: "a.com" is not a web address',
	],
	[
		'media over http',
		[{ type: 'media', url: 'http://a.com/b' }],
		'Part 1: Linq downloads media over https',
	],
	[
		'media of both kinds',
		[{ ...media, attachment_id: chatId(1) }],
		'Part 1: media takes either url or',
	],
	['media of no kind', [{ type: 'media' }], 'Part 1: media needs a url or an attachment_id'],
	[
		'a wrong attachment id',
		[{ type: 'media', attachment_id: 'x' }],
		'Part 1: the attachment ID must look like 550e8400-',
	],
	['41 media URLs', Array(41).fill(media), 'Part 41: this is one media URL too many'],
	[
		'101 decorations',
		[text('Hi', ...Array(101).fill(bold(0, 2)))],
		'Part 1: the text has 101 decorations',
	],
	[
		'a range of one number',
		[text('Hi', { range: [0], style: 'bold' })],
		'Part 1, decoration 1: range must be two',
	],
	[
		'a range before the text',
		[text('Hi', bold(-1, 1))],
		'Part 1, decoration 1: the range -1 to 1 starts before',
	],
	[
		'a range without length',
		[text('Hi', bold(1, 1))],
		'Part 1, decoration 1: the range 1 to 1 must end after',
	],
	[
		'a range past the text',
		[text('Hi', bold(0, 2), bold(0, 3))],
		'Part 1, decoration 2: the range 0 to 3 ends',
	],
	[
		'half an emoji',
		[text('👍', bold(0, 1))],
		'Part 1, decoration 1: the range 0 to 1 cuts "👍" in two',
	],
	[
		'a style and an animation',
		[text('Hi', { ...bold(0, 2), animation: 'big' })],
		'has both a style and',
	],
	['neither of the two', [text('Hi', { range: [0, 2] })], 'Part 1, decoration 1: needs a style or'],
	['an unknown style', [text('Hi', { range: [0, 2], style: 'red' })], '"red" is not a style'],
	[
		'an unknown animation',
		[text('Hi', { range: [0, 2], animation: 'fly' })],
		'"fly" is not an animation',
	],
	[
		'two animations at one place',
		[text('Hi', { range: [0, 2], animation: 'big' }, { range: [1, 2], animation: 'nod' })],
		'Part 1: "big" on "Hi" overlaps "nod" on "i"',
	],
];

describe('parts in JSON', () => {
	const json = (partsJson: unknown) =>
		send({
			messageType: 'json',
			partsJson: typeof partsJson === 'string' ? partsJson : JSON.stringify(partsJson),
		});

	test.each(PART_RULES)('with %s are refused', async (_name, parts, reason) => {
		expect(await refusal(json(parts))).toContain(reason);
	});

	test('may be the data of an expression instead of text', async () => {
		const partsJson = '={{ $json.parts }}';
		const parameters = send({ messageType: 'json', partsJson });
		const good = itemsOf({ chatId: chatId(1), parts: [text('Hi')] });
		expect((await runLinq(linq, parameters, { items: good })).error).toBeUndefined();
		expect(sentTexts(linq)).toEqual(['Hi']);
	});

	test('are refused by every rule in words of its own', async () => {
		const messages: string[] = [];
		for (const [, parts] of PART_RULES) {
			const { error } = await runLinq(linq, json(parts), ONE);
			messages.push(error?.message ?? '');
		}
		expect(new Set(messages).size).toBe(PART_RULES.length);
	});
});

describe('other fields', () => {
	const list = (parameters: INodeParameters) => ({
		resource: 'message',
		operation: 'getAll',
		...parameters,
	});

	test.each<[string, INodeParameters, string]>([
		['limit 0', list({ limit: 0 }), 'Limit: enter 1 or more, or turn on Return All'],
		['limit -1', list({ limit: -1 }), 'Limit: enter 1 or more'],
		['limit 1.5', list({ limit: 1.5 }), 'Limit: enter a whole number'],
		['a limit that is text', list({ limit: '={{ "many" }}' }), 'Limit: enter a number'],
		[
			'a filter that is no number',
			{ resource: 'chat', operation: 'getAll', filters: { from: '205' } },
			'"205"',
		],
		[
			'no chats at once',
			send({ options: { maxConcurrentChats: 0 } }),
			'Max Concurrent Chats: enter 1',
		],
		[
			'a negative wait',
			send({ options: { maxRetryWait: -1 } }),
			'Max Retry Wait (Seconds): enter 0',
		],
		['no time', send({ options: { timeout: 0 } }), 'Timeout (Milliseconds): enter 1 or more'],
		[
			'a key of 256 characters',
			send({ options: { idempotencyKey: 'k'.repeat(256) } }),
			'Idempotency Key: enter at most 255 characters',
		],
		[
			'a reply to what is no message',
			send({ options: { replyToMessageId: 'last' } }),
			'Reply To: this is not a message ID',
		],
		[
			'a reply to part -1',
			send({ options: { replyToMessageId: chatId(1), replyToPartIndex: -1 } }),
			'Reply to Part: enter 0 or more',
		],
		[
			'no link',
			send({ messageType: 'richLink', linkUrl: '={{ $json.nothing }}' }),
			'is not a web address',
		],
		[
			'a link without scheme',
			send({ messageType: 'richLink', linkUrl: 'a.com' }),
			'"a.com" is not a web',
		],
		['no parts', send({ messageType: 'parts', parts: {} }), 'it has no parts'],
		[
			'nothing to update',
			{ resource: 'chat', operation: 'update' },
			'Update Fields: add at least one field',
		],
		[
			'an empty update',
			{
				resource: 'chat',
				operation: 'update',
				updateFields: { displayName: ' ', groupChatIcon: '' },
			},
			'Update Fields: add at least one field',
		],
		[
			'an icon over http',
			{ resource: 'chat', operation: 'update', updateFields: { groupChatIcon: 'http://a.com/b' } },
			'Group Chat Icon: enter a public address that starts with https://',
		],
		[
			'a memo over http',
			{ resource: 'voiceMemo', operation: 'send', audioSource: 'url', audioUrl: 'http://a' },
			'https://',
		],
		[
			'a memo without id',
			{
				resource: 'voiceMemo',
				operation: 'send',
				audioSource: 'attachmentId',
				attachmentId: 'last',
			},
			'Attachment ID: this is not an attachment ID',
		],
		[
			'a forwarding number of an expression that gives nothing, which must not end forwarding',
			{
				resource: 'phoneNumber',
				operation: 'update',
				phoneNumberId: { __rl: true, mode: 'id', value: LINE },
				forwardingNumber: '={{ $json.missing }}',
			},
			'Forwarding Number: the expression gives nothing; leave the field empty to stop forwarding',
		],
	])('are refused: %s', async (_name, parameters, reason) => {
		expect(await refusal(parameters)).toContain(reason);
	});

	test('are refused for a resource that this release does not know', async () => {
		const { error } = await runLinq(linq, { resource: 'poll', operation: 'create' });
		expect(error?.message).toContain('Update the package');
	});
});
