import { InputError } from '../../../nodes/shared/InputError';
import { checkFirstMessage, parseParts, parsePartsJson } from '../../../nodes/Linq/message/rules';
import type { Part } from '../../../nodes/Linq/message/types';

const ID = '0b3e7a52-6f0d-4f0e-9a64-1f6f4a0c9d11';
const text = (value: string, ...text_decorations: unknown[]) => ({
	type: 'text',
	value,
	...(text_decorations.length > 0 && { text_decorations }),
});
const media = (url: string) => ({ type: 'media', url });
const file = { type: 'media', attachment_id: ID };
const link = (value: string) => ({ type: 'link', value });
const card = {
	type: 'imessage_app',
	app: { bundle_id: 'com.example.game.messages', name: 'Game', team_id: 'A1B2C3D4E5' },
	layout: { caption: 'Your turn' },
};
const photo = media('https://example.com/photo.jpg');

function problemOf(parts: unknown): unknown {
	try {
		return parseParts(parts);
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		return (error as InputError).message;
	}
}

describe('what Linq accepts is returned as it is', () => {
	test.each<[string, unknown[]]>([
		['a text', [text('Hello')]],
		['text between media', [photo, text('one'), photo, text('two'), file]],
		['media only', [photo, file]],
		['a link', [link('https://example.com/a?b=c')]],
		['a link over http', [link('http://example.com')]],
		['a text of 10,000 characters', [text('x'.repeat(10_000))]],
		['a link of 2,048 characters', [link('https://example.com/'.padEnd(2_048, 'x'))]],
		['100 parts', Array(100).fill(file)],
		['40 media URLs', Array(40).fill(photo)],
		['a URL as text', [text('https://example.com')]],
		['no decorations', [{ ...text('Hello'), text_decorations: [] }]],
		[
			'styles on top of each other',
			[text('Hello world', { range: [0, 5], style: 'bold' }, { range: [3, 11], style: 'italic' })],
		],
		[
			'an animation that touches a style',
			[
				text(
					'Hello world',
					{ range: [0, 5], style: 'bold' },
					{ range: [5, 11], animation: 'shake' },
				),
			],
		],
		['half a character on its own', [text('a\uD83Db', { range: [0, 2], style: 'bold' })]],
		['the range of an emoji', [text('a👍b', { range: [1, 3], animation: 'big' })]],
		[
			'100 decorations',
			[text('x'.repeat(100), ...Array(100).fill({ range: [0, 100], style: 'bold' }))],
		],
		['an iMessage app card', [card]],
		['an app clip', [{ type: 'app_clip', value: 'https://pay.linqapp.com/x' }]],
		['fields newer than this package', [{ ...text('Hi'), mention: '+12052532136' }]],
	])('%s', (_name, parts) => {
		expect(parseParts(parts)).toEqual(parts);
	});
});

test('media that Linq holds already does not count as a download', () => {
	const parts = [
		...Array(40).fill(photo),
		...Array(30).fill(media('https://cdn.linqapp.com/attachments/a.jpg')),
		...Array(20).fill(media('https://bucket.s3.amazonaws.com/a?X-Amz-Signature=abc')),
		...Array(10).fill(file),
	];
	expect(parseParts(parts)).toHaveLength(100);
});

test('a field that is null counts as left out', () => {
	expect(parseParts([{ ...text('Hi'), text_decorations: null, reactions: null }])).toEqual([
		text('Hi'),
	]);
	expect(parseParts([text('Hi', { range: [0, 2], style: 'bold', animation: null })])).toEqual([
		text('Hi', { range: [0, 2], style: 'bold' }),
	]);
	expect(problemOf([{ type: 'media', url: null, attachment_id: null }])).toBe(
		'Part 1: media needs a url or an attachment_id.',
	);
});

describe('each rule says what is wrong, where, and what to do', () => {
	const decorated = (...decorations: unknown[]) => [photo, text('BIG SALE 👍', ...decorations)];

	test.each<[string, unknown, string]>([
		// rule 1
		['an object', { parts: [] }, 'The message must be an array of parts, starting with [.'],
		['nothing', undefined, 'The message must be an array of parts, starting with [.'],
		['no parts', [], 'The message is empty: it has no parts.'],
		[
			'101 parts',
			Array(101).fill(file),
			'The message has 101 parts; Linq accepts at most 100. Split it into several messages.',
		],
		// rule 2
		[
			'41 media URLs',
			[file, ...Array(41).fill(photo)],
			'Part 42: this is one media URL too many. Linq downloads at most 40 for one message, and this message has 41. Use attachment IDs, or split the message.',
		],
		// rule 3
		[
			'two texts in a row',
			[photo, text('one'), text('two')],
			'Part 3: a text cannot follow another text (part 2). Make them one text, or put media between them.',
		],
		// rule 4
		[
			'a link with a text',
			[text('Look'), link('https://example.com')],
			'Part 2: "link" must be the only part of its message, and this message has 2. Send it as a message of its own.',
		],
		[
			'a card with a photo',
			[card, photo],
			'Part 1: "imessage_app" must be the only part of its message, and this message has 2. Send it as a message of its own.',
		],
		// rule 5
		[
			'media with both sources',
			[{ ...photo, attachment_id: ID }],
			'Part 1: media takes either url or attachment_id, and this has both. Remove one of them.',
		],
		[
			'media with no source',
			[text('Hi'), { type: 'media' }],
			'Part 2: media needs a url or an attachment_id.',
		],
		[
			'media over http',
			[media('http://example.com/a.jpg')],
			'Part 1: Linq downloads media over https:// only, and this URL is "http://example.com/a.jpg".',
		],
		[
			'a URL with a space',
			[media('https://example.com/a b.jpg')],
			'Part 1: the URL "https://example.com/a b.jpg" contains a space. In a URL a space is written %20.',
		],
		['a broken URL', [media('https://')], 'Part 1: "https://" is not a valid URL.'],
		[
			'an attachment id that is none',
			[{ type: 'media', attachment_id: 'photo.jpg' }],
			'Part 1: the attachment ID must look like 550e8400-e29b-41d4-a716-446655440000, as Linq gave it when the file was uploaded.',
		],
		['a url that is no text', [{ type: 'media', url: 5 }], 'Part 1: url must be a text.'],
		// text
		[
			'an empty text',
			[photo, text('')],
			'Part 2: text is empty. Write something, or leave this part out.',
		],
		['a text without value', [{ type: 'text' }], 'Part 1: value is missing.'],
		['a text that is a number', [{ type: 'text', value: 5 }], 'Part 1: value must be a text.'],
		[
			'a text that is too long',
			[photo, text('x'.repeat(10_412))],
			'Part 2: text is 10,412 characters long; Linq accepts at most 10,000. Split it into several messages.',
		],
		// link
		[
			'a link that is too long',
			[link('https://example.com/'.padEnd(2_049, 'x'))],
			'Part 1: the link is 2,049 characters long; Linq accepts at most 2,048.',
		],
		[
			'a link without scheme',
			[link('example.com')],
			'Part 1: "example.com" is not a web address. It must start with https:// and contain no spaces.',
		],
		[
			'a link of another scheme',
			[link('javascript:alert(1)')],
			'Part 1: "javascript:alert(1)" is not a web address. It must start with https:// and contain no spaces.',
		],
		// types
		[
			'an unknown type',
			[photo, { type: 'txt', value: 'Hi' }],
			'Part 2: "txt" is not a type of part. Linq knows text, media, link, imessage_app, app_clip.',
		],
		[
			'no type',
			[{ value: 'Hi' }],
			'Part 1: type is missing. Linq knows text, media, link, imessage_app, app_clip.',
		],
		[
			'a part that is a text',
			['Hello'],
			'Part 1: must be an object such as {"type": "text", "value": "Hello"}.',
		],
		[
			'a part that is null',
			[null],
			'Part 1: must be an object such as {"type": "text", "value": "Hello"}.',
		],
		// decorations
		[
			'decorations that are no list',
			[{ ...text('Hi'), text_decorations: {} }],
			'Part 1: text_decorations must be a list, starting with [.',
		],
		[
			'a decoration that is a text',
			decorated('bold'),
			'Part 2, decoration 1: must be an object such as {"range": [0, 5], "style": "bold"}.',
		],
		[
			'101 decorations',
			decorated(...Array(101).fill({ range: [0, 3], style: 'bold' })),
			'Part 2: the text has 101 decorations; Linq accepts at most 100.',
		],
		[
			'a range of three',
			decorated({ range: [0, 1, 2], style: 'bold' }),
			'Part 2, decoration 1: range must be two whole numbers, such as [0, 5].',
		],
		[
			'a range of fractions',
			decorated({ range: [0, 1.5], style: 'bold' }),
			'Part 2, decoration 1: range must be two whole numbers, such as [0, 5].',
		],
		[
			'a range that is missing',
			decorated({ style: 'bold' }),
			'Part 2, decoration 1: range must be two whole numbers, such as [0, 5].',
		],
		[
			'a range before the text',
			decorated({ range: [-1, 2], style: 'bold' }),
			'Part 2, decoration 1: the range -1 to 2 starts before the text. The first character is number 0.',
		],
		[
			'an empty range',
			decorated({ range: [2, 2], style: 'bold' }),
			'Part 2, decoration 1: the range 2 to 2 must end after it starts. The end is the number after the last character.',
		],
		[
			'a range after the text',
			decorated({ range: [0, 3], style: 'bold' }, { range: [4, 12], style: 'bold' }),
			'Part 2, decoration 2: the range 4 to 12 ends after the text, which is 11 characters long.',
		],
		[
			'half an emoji at the end',
			decorated({ range: [0, 10], style: 'bold' }),
			'Part 2, decoration 1: the range 0 to 10 cuts "👍" in two. It counts as two characters, 9 and 10.',
		],
		[
			'half an emoji at the start',
			decorated({ range: [10, 11], style: 'bold' }),
			'Part 2, decoration 1: the range 10 to 11 cuts "👍" in two. It counts as two characters, 9 and 10.',
		],
		[
			'style and animation in one',
			decorated({ range: [0, 3], style: 'bold', animation: 'shake' }),
			'Part 2, decoration 1: has both a style and an animation. Keep one of the two.',
		],
		[
			'neither style nor animation',
			decorated({ range: [0, 3] }),
			'Part 2, decoration 1: needs a style or an animation.',
		],
		[
			'an unknown style',
			decorated({ range: [0, 3], style: 'blod' }),
			'Part 2, decoration 1: "blod" is not a style. Linq knows bold, italic, strikethrough, underline.',
		],
		[
			'an unknown animation',
			decorated({ range: [0, 3], animation: 'bold' }),
			'Part 2, decoration 1: "bold" is not an animation. Linq knows big, small, shake, nod, explode, ripple, bloom, jitter.',
		],
		[
			'an animation on a style',
			decorated({ range: [0, 8], style: 'bold' }, { range: [4, 8], animation: 'shake' }),
			'Part 2: "shake" on "SALE" overlaps "bold" on "BIG SALE": Linq cannot combine an animation with another animation or a style on the same characters.',
		],
		[
			'an animation on an animation',
			decorated({ range: [0, 5], animation: 'big' }, { range: [4, 8], animation: 'shake' }),
			'Part 2: "big" on "BIG S" overlaps "shake" on "SALE": Linq cannot combine an animation with another animation or a style on the same characters.',
		],
	])('%s', (_name, parts, problem) => {
		expect(problemOf(parts)).toBe(problem);
	});
});

describe('a JSON field', () => {
	const parts = [text('Hello')];

	test('holds text or data', () => {
		expect(parsePartsJson(JSON.stringify(parts))).toEqual(parts);
		expect(parsePartsJson(parts)).toEqual(parts);
	});

	test.each(['[{"type": "text"', '', 'Hello'])('is refused if it is not JSON: %j', (json) => {
		expect(() => parsePartsJson(json)).toThrow(
			expect.objectContaining({
				message: 'The parts are not valid JSON.',
				description: expect.any(String),
			}),
		);
	});

	test.each(['{"parts": []}', '"Hello"', '5', 'null'])(
		'is refused if it is no array: %j',
		(json) => {
			expect(() => parsePartsJson(json)).toThrow('an array of parts, starting with [');
		},
	);
});

describe('the first message of a chat', () => {
	test.each<[string, Part[]]>([
		['no URL', [{ type: 'text', value: 'Hello Ana, 3.5 is e.g. fine at 10.30' }]],
		['a bare domain, which is left to Linq', [{ type: 'text', value: 'See example.com' }]],
		['a word in www', [{ type: 'text', value: 'awww.so.sweet, www. or www' }]],
		['media by URL', [{ type: 'media', url: 'https://example.com/a.jpg' }]],
	])('may have %s', (_name, parts) => {
		expect(() => checkFirstMessage(parts)).not.toThrow();
	});

	test.each<[string, Part[], string]>([
		['a link', [{ type: 'link', value: 'https://example.com' }], 'A link'],
		[
			'a URL',
			[
				{ type: 'media', url: 'https://example.com/a.jpg' },
				{ type: 'text', value: 'Go to HTTPS://example.com/a now' },
			],
			'The URL "HTTPS://example.com/a"',
		],
		[
			'a URL with www',
			[{ type: 'text', value: '(www.example.com/a)' }],
			'The URL "www.example.com/a)"',
		],
		['a URL with other letters', [{ type: 'text', value: 'www.münchen.de' }], 'The URL'],
	])('may not have %s', (_name, parts, start) => {
		expect(() => checkFirstMessage(parts)).toThrow(
			expect.objectContaining({
				message: expect.stringContaining(`${start}`),
				description: expect.stringMatching(/greeting.*Message: Send/),
			}),
		);
	});
});
