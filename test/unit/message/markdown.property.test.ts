import fc from 'fast-check';

import { parseMarkdown } from '../../../nodes/Linq/message/markdown';
import { InputError } from '../../../nodes/shared/InputError';
import { parseParts } from '../../../nodes/Linq/message/rules';
import { ANIMATIONS, STYLES, type TextPart } from '../../../nodes/Linq/message/types';

const NUM_RUNS = { numRuns: 400 };

const anyCharacter = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
	fc.constantFrom(' ', '  ', '\t', '\n', '\n\n', '\r\n', '\r', 'a', 'ß', '7', '👍🏽', 'e\u0301'),
);
const anyText = fc.string({ unit: anyCharacter, maxLength: 60 });

const MARKERS = [
	...['*', '**', '***', '_', '__', '~', '~~', '<u>', '</u>', '{', '}', '`', '```', '\n```\n'],
	...['[', '![', ']', '](', '](https://u.rl/_x_)', ')', '<https://u.rl>', 'https://u.rl/_', 'www.'],
	...['# ', '## ', '- ', '* ', '> ', '|', '\n|-|-|\n', '\n---\n', '\\', '!', '1. ', '\uD83D'],
	...ANIMATIONS.map((animation) => `{${animation}:`),
];
const marker = fc.constantFrom(...MARKERS);

/** What a hostile or careless writer may produce: markers everywhere. */
const anyMarkdown = fc.string({
	unit: fc.oneof(marker, anyCharacter, fc.constantFrom(' ', '\n', 'word')),
	maxLength: 80,
});

/** The text part for some Markdown; nothing when it has more decorations than Linq accepts. */
function partOf(markdown: string): TextPart | undefined {
	try {
		return { type: 'text', ...parseMarkdown(markdown) };
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		return undefined;
	}
}

describe('Markdown', () => {
	test('is returned as it is without markers', () => {
		const plainText = anyText.map((text) => text.replace(/[\\`*_~<[{#-]/g, '+'));
		fc.assert(
			fc.property(plainText, (text) => {
				expect(parseMarkdown(text)).toEqual({ value: text });
			}),
			NUM_RUNS,
		);
	});

	test('gives what Linq accepts, whatever is written', () => {
		fc.assert(
			fc.property(anyMarkdown, (markdown) => {
				fc.pre(markdown !== '');
				const part = partOf(markdown);
				if (part) expect(parseParts([part])).toEqual([part]);
			}),
			{ numRuns: 500 },
		);
	});

	test('gives offsets that lie inside the text and split no character', () => {
		fc.assert(
			fc.property(anyMarkdown, (markdown) => {
				const { value, text_decorations = [] } = partOf(markdown) ?? { value: '' };
				for (const { range } of text_decorations) {
					const [start, end] = range;
					expect(0 <= start && start < end && end <= value.length).toBe(true);
					for (const index of range) {
						const around = value.slice(Math.max(index - 1, 0), index + 1);
						expect(around).not.toMatch(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/);
					}
				}
			}),
			NUM_RUNS,
		);
	});

	test('loses, doubles and moves no word', () => {
		const fragment = fc.oneof(
			{ weight: 3, arbitrary: marker },
			{ weight: 2, arbitrary: fc.constant('WORD') },
			{ weight: 1, arbitrary: fc.constantFrom(' ', '\n', '. ', '(', '👍') },
		);
		fc.assert(
			fc.property(fc.array(fragment, { maxLength: 60 }), (fragments) => {
				const markdown = fragments
					.map((text, index) => (text === 'WORD' ? `w${index}é` : text))
					.join('');
				// The word after a fence names a language, and is not shown.
				fc.pre(!/^\s*`{3,}[ \t]*[^\s`]*w/m.test(markdown));
				const wordsOf = (text: string) => text.match(/w\d+é/g) ?? [];
				const part = partOf(markdown);
				if (part) expect(wordsOf(part.value)).toEqual(wordsOf(markdown));
			}),
			{ numRuns: 500 },
		);
	});

	test('loses no letter or digit of any text between signs', () => {
		const sign = fc.constantFrom(...'*_~`[]{}<>()\\#|-!. \n');
		const text = fc.string({ unit: fc.oneof(sign, anyCharacter), maxLength: 80 });
		const lettersOf = (of: string) => of.replace(/[^\p{L}\p{N}]/gu, '');
		fc.assert(
			fc.property(text, (markdown) => {
				// A language after a fence, and a target that only repeats its label, are not shown.
				fc.pre(!/`{3}|\]\(/.test(markdown));
				const part = partOf(markdown);
				if (part) expect(lettersOf(part.value)).toBe(lettersOf(markdown));
			}),
			NUM_RUNS,
		);
	});

	describe('gives back words that were styled, escaped and written as Markdown', () => {
		const WRAPPERS: Record<string, (inner: string) => string> = {
			bold: (inner) => `**${inner}**`,
			italic: (inner) => `*${inner}*`,
			strikethrough: (inner) => `~~${inner}~~`,
			underline: (inner) => `<u>${inner}</u>`,
		};
		const escape = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

		const text = fc
			.string({ unit: fc.oneof(fc.constantFrom(...'*_~<u>{}[]()`\\#-!1 x👍'), anyCharacter) })
			.map((text) => text.replace(/[\r\n\u2028\u2029]/g, '').trim())
			.filter((text) => text !== '');
		const styles = fc.shuffledSubarray([...STYLES]);
		const segment = fc.oneof(
			fc.record({ text, styles }),
			fc.record({ text, animation: fc.constantFrom(...ANIMATIONS) }),
		);
		type Segment = { text: string; styles?: string[]; animation?: string };

		const render = ({ text, styles: names = [], animation }: Segment) =>
			animation
				? `{${animation}:${escape(text)}}`
				: names.reduce((inner, name) => WRAPPERS[name](inner), escape(text));

		/** Every segment as the set of marks on its characters. */
		const marksOf = (segments: Segment[]) => {
			const marks: string[] = [];
			for (const { text, styles: names = [], animation } of segments) {
				const mark = [...names, ...(animation ? [animation] : [])].sort().join();
				marks.push(...Array<string>(text.length).fill(mark), '');
			}
			return marks.slice(0, -1);
		};

		test('with the same words and the same styles', () => {
			fc.assert(
				fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), (segments: Segment[]) => {
					const { value, text_decorations = [] } = parseMarkdown(segments.map(render).join(' '));
					expect(value).toBe(segments.map(({ text }) => text).join(' '));
					const found = Array.from({ length: value.length }, (_, index) =>
						text_decorations
							.filter(({ range: [start, end] }) => start <= index && index < end)
							.map(({ style, animation }) => style ?? animation)
							.sort()
							.join(),
					);
					expect(found).toEqual(marksOf(segments));
				}),
				NUM_RUNS,
			);
		});
	});
});
