import axios from 'axios';

import { checkFirstMessage, parseParts } from '../../nodes/Linq/message/rules';
import { chatId, useLinq } from '../engine/linq';

const linq = useLinq();

const text = (value: string, decorations?: unknown[]) => ({
	type: 'text',
	value,
	...(decorations && { text_decorations: decorations }),
});
const photo = { type: 'media', url: 'https://example.com/photo.jpg' };
const link = { type: 'link', value: 'https://example.com' };
const bold = (...range: number[]) => ({ range, style: 'bold' });
const shake = (...range: number[]) => ({ range, animation: 'shake' });
const card = {
	type: 'imessage_app',
	app: { bundle_id: 'com.example.game', name: 'Game', team_id: 'A1B2C3D4E5' },
	layout: { caption: 'Go' },
};

/** What breaks one rule of api-v3 §d.2 each. */
const BAD: Array<[string, unknown]> = [
	['no parts', []],
	['101 parts', Array.from({ length: 101 }, () => photo)],
	['41 files from URLs', Array.from({ length: 41 }, () => photo)],
	['two texts in a row', [text('a'), text('b')]],
	['a link beside a text', [text('a'), link]],
	['a link beside a file', [link, photo]],
	['an app card beside a file', [card, photo]],
	['a file without a source', [{ type: 'media' }]],
	['a file with two sources', [{ ...photo, attachment_id: chatId(1) }]],
	['a file over http', [{ type: 'media', url: 'http://example.com/photo.jpg' }]],
	['an attachment id that is none', [{ type: 'media', attachment_id: 'photo' }]],
	['an empty text', [text('')]],
	['a text of 10,001 characters', [text('x'.repeat(10_001))]],
	['a text that is a number', [{ type: 'text', value: 5 }]],
	[
		'a link of 2,049 characters',
		[{ type: 'link', value: `https://example.com/${'x'.repeat(2029)}` }],
	],
	['a type that nobody knows', [{ type: 'poem', value: 'x' }]],
	['a part that is a word', ['Hello']],
	[
		'101 decorations',
		[
			text(
				'x'.repeat(200),
				Array.from({ length: 101 }, (_, i) => bold(i, i + 1)),
			),
		],
	],
	['a range of one number', [text('Hello', [bold(0)])]],
	['a range that is empty', [text('Hello', [bold(2, 2)])]],
	['a range beyond the text', [text('Hello', [bold(0, 6)])]],
	['a range before the text', [text('Hello', [bold(-1, 2)])]],
	['a range of fractions', [text('Hello', [bold(0.5, 2)])]],
	['a decoration of nothing', [text('Hello', [{ range: [0, 2] }])]],
	[
		'a decoration of both kinds',
		[text('Hello', [{ range: [0, 2], style: 'bold', animation: 'big' }])],
	],
	['a style that nobody knows', [text('Hello', [{ range: [0, 2], style: 'loud' }])]],
	['an animation that nobody knows', [text('Hello', [{ range: [0, 2], animation: 'fly' }])]],
	['an animation over a style', [text('Hello', [bold(0, 3), shake(2, 5)])]],
	['an animation over an animation', [text('Hello', [shake(0, 3), shake(2, 5)])]],
	['a card without an app', [{ type: 'imessage_app', layout: { caption: 'Go' } }]],
	['a card without a caption', [{ ...card, layout: {} }]],
];

/** What a first message may not have, and a later one may. */
const NOT_FIRST: Array<[string, unknown]> = [
	['a link', [link]],
	['a URL in a text', [text('See https://example.com')]],
	['a URL without a scheme', [text('See www.example.com')]],
];

async function answerOf(path: string, body: object): Promise<{ status: number; data: unknown }> {
	const headers = { authorization: `Bearer ${linq.token}` };
	return await axios.post(`${linq.baseUrl}${path}`, body, { headers, validateStatus: () => true });
}

const send = async (parts: unknown) =>
	await answerOf(`/v3/chats/${chatId(1)}/messages`, { message: { parts } });
const create = async (parts: unknown) => {
	const to = ['+12025550187'];
	const { phone_numbers: lines } = (
		await axios.get<{ phone_numbers: Array<{ phone_number: string }> }>(
			`${linq.baseUrl}/v3/phone_numbers`,
			{ headers: { authorization: `Bearer ${linq.token}` } },
		)
	).data;
	return await answerOf('/v3/chats', { from: lines[0].phone_number, to, message: { parts } });
};

describe('the node and Linq refuse the same', () => {
	test.each(BAD)('%s', async (_name, parts) => {
		expect(() => parseParts(parts)).toThrow();
		expect(await send(parts)).toMatchObject({ status: 400, data: { success: false } });
	});

	test.each(NOT_FIRST)('%s in a first message', async (_name, parts) => {
		expect(() => checkFirstMessage(parseParts(parts))).toThrow('first message');
		expect(await create(parts)).toMatchObject({ status: 400, data: { error: { code: 1005 } } });
		expect(await send(parts)).toMatchObject({ status: 202 });
	});

	test.each([
		['a text', [text('Hello 👍', [bold(0, 5), { range: [2, 8], style: 'italic' }])]],
		['a text between files', [photo, text('Hello'), photo]],
		['40 files', Array.from({ length: 40 }, () => photo)],
		['a card', [card]],
	])('but not %s', async (_name, parts) => {
		expect(parseParts(parts)).toHaveLength(parts.length);
		expect(await send(parts)).toMatchObject({ status: 202 });
	});
});
