import fc from 'fast-check';

import { buildDecorations, type DecorationRow } from '../../../nodes/Linq/message/decorations';
import { parseParts } from '../../../nodes/Linq/message/rules';
import { ANIMATIONS, STYLES, type Animation, type Style } from '../../../nodes/Linq/message/types';

const match = (
	apply: Style | Animation,
	words: string,
	occurrence: 'all' | 'first' = 'all',
): DecorationRow => ({ apply, match: words, occurrence });

describe('buildDecorations', () => {
	describe('finds words', () => {
		const found = (text: string, words: string) =>
			buildDecorations(text, [match('bold', words)]).map((decoration) => decoration.range);

		test.each<[string, string, string, Array<[number, number]>]>([
			[
				'everywhere',
				'SALE, big SALE',
				'SALE',
				[
					[0, 4],
					[10, 14],
				],
			],
			['inside other words', 'WHOLESALE', 'SALE', [[5, 9]]],
			['with spaces', 'a big sale', 'big sale', [[2, 10]]],
			[
				'without overlap',
				'aaaaa',
				'aa',
				[
					[0, 2],
					[2, 4],
				],
			],
			['over lines', 'one\ntwo', 'e\nt', [[2, 5]]],
			['an emoji', 'a👍b', '👍', [[1, 3]]],
			['an emoji of several', 'my 👨‍👩‍👧 here', '👨‍👩‍👧', [[3, 11]]],
			['a flag', '🇩🇪🇫🇷', '🇫🇷', [[4, 8]]],
			['combining characters', 'cafe\u0301 bar', 'e\u0301', [[3, 5]]],
			['composed in the words only', 'cafe\u0301 bar', 'café', [[0, 5]]],
			['composed in the text only', 'café bar', 'cafe\u0301', [[0, 4]]],
			['at the very end', 'the end', 'end', [[4, 7]]],
		])('%s', (_name, text, words, ranges) => {
			expect(found(text, words)).toEqual(ranges);
		});

		test.each([
			['a letter without its accent', 'cafe\u0301', 'e'],
			['an emoji without its skin tone', 'a 👍🏽', '👍'],
			['a person out of a family', '👨‍👩‍👧', '👩'],
			['two halves of two flags', '🇩🇪🇫🇷', '🇪🇫'],
			['half an emoji', '👍', '\uD83D'],
			['other capitals', 'Sale', 'SALE'],
			['more than the text', 'SAL', 'SALE'],
		])('but not %s', (_name, text, words) => {
			expect(() => found(text, words)).toThrow(
				`Text style 1: "${words}" does not occur in the text "${text}".`,
			);
		});

		test('only the first, if asked for', () => {
			expect(buildDecorations('SALE SALE', [match('shake', 'SALE', 'first')])).toEqual([
				{ range: [0, 4], animation: 'shake' },
			]);
		});
	});

	test.each(STYLES)('sends %s as a style', (style) => {
		expect(buildDecorations('Hello', [match(style, 'Hello')])).toEqual([{ range: [0, 5], style }]);
	});

	test.each(ANIMATIONS)('sends %s as an animation', (animation) => {
		expect(buildDecorations('Hello', [match(animation, 'Hello')])).toEqual([
			{ range: [0, 5], animation },
		]);
	});

	test('gives no decorations without rows', () => {
		expect(buildDecorations('Hello', [])).toEqual([]);
	});

	test('sends once what is asked for twice', () => {
		const rows = [match('shake', 'SALE'), match('shake', 'SALE', 'first')];
		expect(buildDecorations('SALE', rows)).toEqual([{ range: [0, 4], animation: 'shake' }]);
	});

	test('lets styles overlap', () => {
		expect(
			buildDecorations('BIG SALE', [match('bold', 'BIG SALE'), match('italic', 'SALE')]),
		).toEqual([
			{ range: [0, 8], style: 'bold' },
			{ range: [4, 8], style: 'italic' },
		]);
	});

	describe('refuses, with the reason,', () => {
		const CLASH =
			'Linq cannot combine an animation with another animation or a style on the same characters.';

		test.each<[string, string, DecorationRow[], string]>([
			[
				'an animation on a style',
				'BIG SALE',
				[match('bold', 'BIG SALE'), match('shake', 'SALE')],
				`"shake" on "SALE" overlaps "bold" on "BIG SALE": ${CLASH}`,
			],
			[
				'an animation on an animation',
				'BIG SALE',
				[match('nod', 'BIG SALE'), match('shake', 'SALE')],
				`"nod" on "BIG SALE" overlaps "shake" on "SALE": ${CLASH}`,
			],
			[
				'two animations on the same words',
				'SALE',
				[match('nod', 'SALE'), match('shake', 'SALE')],
				`"nod" on "SALE" overlaps "shake" on "SALE": ${CLASH}`,
			],
			['no words', 'SALE', [match('nod', '')], 'Text style 1: enter the words'],
			[
				'words that are not there, in a long text',
				'SALE '.repeat(50),
				[match('bold', 'SALE'), match('nod', 'SAEL')],
				'Text style 2: "SAEL" does not occur in the text "SALE SALE SALE SALE SALE SALE SALE SALE …".',
			],
			[
				'too many places',
				'x '.repeat(101),
				[match('bold', 'x')],
				'The text styles apply in 101 places; Linq accepts at most 100 in one text.',
			],
		])('%s', (_name, text, rows, message) => {
			expect(() => buildDecorations(text, rows)).toThrow(
				expect.objectContaining({
					name: 'InputError',
					message: expect.stringContaining(message),
				}),
			);
		});
	});

	test('finds any words of any text, and Linq accepts the result', () => {
		const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(words, words, words, (before, chosen, after) => {
				const text = `${before} ${chosen} ${after}`;
				const text_decorations = buildDecorations(text, [match('bloom', chosen)]);
				for (const decoration of text_decorations) {
					expect(text.slice(...decoration.range).normalize()).toBe(chosen.normalize());
				}
				expect(text_decorations.length).toBeGreaterThan(0);
				expect(() => parseParts([{ type: 'text', value: text, text_decorations }])).not.toThrow();
			}),
			{ numRuns: 300 },
		);
	});

	describe('with a hundred rows on the longest text', () => {
		const text = 'Sale! '.repeat(1666);

		afterEach(() => jest.restoreAllMocks());

		test('cuts the text into characters once', () => {
			const segment = jest.spyOn(Intl.Segmenter.prototype, 'segment');
			const rows = Array.from({ length: 100 }, (_, index) => ({
				apply: 'bold' as const,
				match: 'Sale! '.repeat(index + 1),
				occurrence: 'first' as const,
			}));
			expect(buildDecorations(text, rows)).toHaveLength(100);
			expect(segment).toHaveBeenCalledTimes(1);
		});
	});
});
