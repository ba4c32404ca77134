import { type ErrorBody, verdict } from './support/api';
import { setUpApi } from './support/setUp';
import { chatIds } from './support/seeded';

const t = (value: unknown, decorations?: unknown) => ({
	type: 'text',
	value,
	...(decorations === undefined ? {} : { text_decorations: decorations }),
});
const picture = { type: 'media', url: 'https://example.com/a.jpg' };
const link = { type: 'link', value: 'https://example.com' };
const presigned = {
	type: 'media',
	url: 'https://files.example.com/a.jpg?X-Amz-Signature=abc',
};
const onCdn = {
	type: 'media',
	url: 'https://cdn.linqapp.com/attachments/partners/p/0a0a0a0a-0000-4000-8000-000000000001/a.jpg',
};
const app = { bundle_id: 'com.example.game', name: 'Game', team_id: 'ABCDE12345' };
const card = (more: Record<string, unknown>) => ({
	type: 'imessage_app',
	app,
	layout: { caption: 'x' },
	...more,
});
const bold = (start: unknown, end: unknown) => ({ range: [start, end], style: 'bold' });
const shake = (start: number, end: number) => ({ range: [start, end], animation: 'shake' });
const many = <T>(count: number, part: T) => Array.from({ length: count }, () => part);

type Row = [why: string, message: Record<string, unknown>, naming?: string];
const parts = (...list: unknown[]) => ({ parts: list });

// Every rule of §d.2, from both sides of its border.
const good: Row[] = [
	['one text', parts(t('x'))],
	['10,000 characters', parts(t('x'.repeat(10_000)))],
	['text, media, text', parts(t('a'), picture, t('b'))],
	['media, media', parts(picture, picture)],
	['100 parts', parts(...many(100, presigned))],
	['40 downloaded files', parts(...many(40, picture))],
	['41 files, one presigned', parts(...many(40, picture), presigned)],
	["60 files, 20 of them on Linq's CDN", parts(...many(40, picture), ...many(20, onCdn))],
	['a file name with a stray %', parts({ type: 'media', url: 'https://example.com/100%.jpg' })],
	['a link alone', parts(link)],
	['a link of 2,048', parts({ ...link, value: `https://e.com/${'x'.repeat(2034)}` })],
	['a URL in text', parts(t('https://example.com'))],
	['an app card', parts(card({}))],
	['a style on a whole text', parts(t('Hello', [bold(0, 5)]))],
	['an emoji, in UTF-16 units', parts(t('a👍b', [bold(1, 3), bold(3, 4)]))],
	['styles that overlap', parts(t('Hello', [bold(0, 5), { range: [1, 3], style: 'italic' }]))],
	['an animation that touches', parts(t('Hello', [bold(0, 2), shake(2, 5)]))],
	['100 decorations', parts(t('Hello', many(100, bold(0, 1))))],
	['any effect name', { ...parts(t('x')), effect: { type: 'bubble', name: 'new' } }],
	['a key of 255', { ...parts(t('x')), idempotency_key: 'k'.repeat(255) }],
];

const bad: Array<[expected: string, ...row: Row]> = [
	['400/1004', 'no parts', parts()],
	['400/1004', '101 parts', parts(...many(101, presigned))],
	['400/1004', 'parts that are no array', { parts: { type: 'text' } }],
	['400/1004', 'a part that is no object', parts('x'), 'parts[0]'],
	['400/1004', 'an unknown type', parts({ type: 'video' }), 'parts[0].type'],
	['400/1004', 'an empty text', parts(t('')), 'parts[0].value'],
	['400/1004', 'a number as text', parts(t(1)), 'parts[0].value'],
	['400/1004', '10,001 characters', parts(t('x'.repeat(10_001))), '10,000'],
	['400/1004', 'text, text', parts(t('a'), t('b')), 'parts[1]'],
	['400/1004', 'media, text, text', parts(picture, t('a'), t('b')), 'parts[2]'],
	['400/1004', '41 downloaded files', parts(...many(41, picture)), '40'],
	['400/1004', 'a link beside text', parts(link, t('x')), 'link'],
	['400/1004', 'a link that is no URL', parts({ ...link, value: 'nothing' })],
	['400/1004', 'a long link', parts({ ...link, value: `https://e.com/${'x'.repeat(2035)}` })],
	['400/1004', 'media of nothing', parts({ type: 'media' }), 'parts[0]'],
	[
		'400/1004',
		'media of both',
		parts({ ...picture, attachment_id: '00000000-0000-4000-8000-000000000000' }),
	],
	['400/1004', 'media by http', parts({ ...picture, url: 'http://example.com/a.jpg' })],
	['400/1004', 'an attachment id', parts({ type: 'media', attachment_id: '42' })],
	['400/1004', 'a range of one', parts(t('Hello', [{ range: [0], style: 'bold' }])), 'range'],
	['400/1004', 'a range of three', parts(t('Hello', [{ range: [0, 1, 2], style: 'bold' }]))],
	['400/1004', 'a range of halves', parts(t('Hello', [bold(0, 1.5)]))],
	['400/1004', 'an empty range', parts(t('Hello', [bold(2, 2)]))],
	['400/1004', 'a negative range', parts(t('Hello', [bold(-1, 2)]))],
	['400/1004', 'a range beyond the text', parts(t('Hello', [bold(0, 6)]))],
	['400/1004', 'neither style nor animation', parts(t('Hello', [{ range: [0, 1] }]))],
	['400/1004', 'both', parts(t('Hello', [{ ...bold(0, 1), animation: 'big' }]))],
	['400/1004', 'an unknown style', parts(t('Hello', [{ range: [0, 1], style: 'blink' }]))],
	['400/1004', 'an unknown animation', parts(t('Hello', [{ range: [0, 1], animation: 'x' }]))],
	['400/1004', 'animation over animation', parts(t('Hello', [shake(0, 3), shake(2, 5)]))],
	['400/1004', 'style over animation', parts(t('Hello', [bold(0, 3), shake(2, 5)]))],
	['400/1004', '101 decorations', parts(t('Hello', many(101, bold(0, 1))))],
	['400/1004', 'a type of effect', { ...parts(t('x')), effect: { type: 'room' } }],
	['400/1005', 'a service', { ...parts(t('x')), preferred_service: 'FAX' }],
	['400/1005', 'a key of 256', { ...parts(t('x')), idempotency_key: 'k'.repeat(256) }],
	['400/1001', 'a reply to nothing', { ...parts(t('x')), reply_to: {} }],
	['400/1005', 'a reply to no UUID', { ...parts(t('x')), reply_to: { message_id: '42' } }],
	['400/1008', 'a bundle with a colon', parts(card({ app: { ...app, bundle_id: 'a:b' } }))],
	['400/1008', 'a team id', parts(card({ app: { ...app, team_id: 'abcde12345' } }))],
	['400/1008', 'a layout of nothing', parts(card({ layout: {} }))],
	[
		'400/1008',
		'a title without image',
		parts(card({ layout: { caption: 'x', image_title: 'y' } })),
	],
	['400/1008', 'a card by http', parts(card({ url: 'http://example.com' }))],
	['400/1004', 'a card beside text', parts(card({}), t('x'))],
];

describe('The emulator', () => {
	const { emulator, api } = setUpApi({ rateLimit: false });

	const send = async (message: unknown) =>
		await api('POST', `/v3/chats/${chatIds.direct}/messages`, { message });

	it.each(good)('takes a message with %s', async (_why, message) => {
		expect(verdict(await send(message))).toBe('202');
	});

	it.each(bad)('refuses with %s a message with %s', async (expected, _why, message, naming = '') => {
		const before = emulator.received().messages.length;
		const response = await send(message);
		expect(verdict(response)).toBe(expected);
		expect((response.body as ErrorBody).error.message).toContain(naming);
		expect(emulator.received().messages).toHaveLength(before);
	});
});
