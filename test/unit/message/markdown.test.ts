import { parseMarkdown } from '../../../nodes/Linq/message/markdown';
import { ANIMATIONS } from '../../../nodes/Linq/message/types';

/** Decorations as people read them: `bold "Ana"`. */
function read(markdown: string): [value: string, ...decorations: string[]] {
	const { value, text_decorations = [] } = parseMarkdown(markdown);
	const decorations = text_decorations.map(
		({ range, style, animation }) => `${style ?? animation} "${value.slice(...range)}"`,
	);
	return [value, ...decorations];
}

type Example = [markdown: string, value: string, ...decorations: string[]];

const examples = (rows: Example[]) =>
	test.each(rows.map((row): [string, Example] => [row[0], row]))('%j', (markdown, [, ...rest]) => {
		expect(read(markdown)).toEqual(rest);
	});

describe('Markdown', () => {
	test('becomes text with decorations', () => {
		expect(parseMarkdown('Hello **Ana**, your {shake:order} is ready')).toEqual({
			value: 'Hello Ana, your order is ready',
			text_decorations: [
				{ range: [6, 9], style: 'bold' },
				{ range: [16, 21], animation: 'shake' },
			],
		});
	});

	describe('has styles:', () => {
		examples(
			[
				['**bold**', 'bold', 'bold "bold"'],
				['__bold__', 'bold', 'bold "bold"'],
				['*italic*', 'italic', 'italic "italic"'],
				['_italic_', 'italic', 'italic "italic"'],
				['***both***', 'both', 'bold "both"', 'italic "both"'],
				['~~gone~~', 'gone', 'strikethrough "gone"'],
				['<u>under</u> <U>Under</U>', 'under Under', 'underline "under"', 'underline "Under"'],
				['**a *b* c**', 'a b c', 'bold "a b c"', 'italic "b"'],
				['***a** b*', 'a b', 'bold "a"', 'italic "a b"'],
				['**<u>~~_x_~~</u>**', 'x', 'bold "x"', 'italic "x"', 'strikethrough "x"', 'underline "x"'],
				['<u>a **b</u> c**', 'a b c', 'underline "a b"', 'bold "b c"'],
				['un*frigging*believable', 'unfriggingbelievable', 'italic "frigging"'],
				['**two\nlines**', 'two\nlines', 'bold "two\nlines"'],
				['👍 **👍🏽** é', '👍 👍🏽 é', 'bold "👍🏽"'],
				['**Sale!**🎉', 'Sale!🎉', 'bold "Sale!"'],
				['🎉**(x)** a🎉**b', '🎉(x) a🎉**b', 'bold "(x)"'],
				['❤️**(x)**❤️', '❤️(x)❤️', 'bold "(x)"'],
				['**「強調」**文字', '「強調」文字', 'bold "「強調」"'],
			].map((row) => row as Example),
		);
	});

	describe('has animations:', () => {
		test.each(ANIMATIONS)('%s', (animation) => {
			expect(parseMarkdown(`a {${animation}:b c} d`)).toEqual({
				value: 'a b c d',
				text_decorations: [{ range: [2, 5], animation }],
			});
		});

		examples([
			['{Shake:x}', 'x', 'shake "x"'],
			['{big:a {b} c}', 'a {b} c', 'big "a {b} c"'],
			['{big:a}{nod:b}', 'ab', 'big "a"', 'nod "b"'],
			// Linq allows nothing inside an animation.
			['{shake:a *b* c}', 'a b c', 'shake "a b c"'],
			['{big:{shake:x} y}', 'x y', 'big "x y"'],
			['{big:{shake:x}}', 'x', 'big "x"'],
			['**a {shake:b} c**', 'a b c', 'bold "a "', 'shake "b"', 'bold " c"'],
			['**a {shake:b} c {nod:d}**', 'a b c d', 'bold "a "', 'shake "b"', 'bold " c "', 'nod "d"'],
			['{shake:![](mailto:)} x', ' x'],
			['*a {shake:b* *c} d*', 'a b c d', 'italic "a "', 'shake "b c"', 'italic " d"'],
			['{shake:a **b} c**', 'a b c', 'shake "a b"', 'bold " c"'],
			['# Big {bloom:sale}', 'Big sale', 'bold "Big "', 'bloom "sale"'],
		]);
	});

	describe('keeps what is no marker:', () => {
		test.each([
			'2 * 3 * 4',
			'2*3*4',
			'5* hotel, 4* hotel',
			'snake_case_word and _leading',
			'_leading snake_case',
			'snake_case_ x',
			'a ** b ** c',
			'**unclosed and *both',
			'closed** only',
			'"*" and "_"',
			'****',
			'*****',
			'_____',
			'~one~ ~~~three~~~ ~~',
			'<u>open',
			'close</u>',
			'<u></u> <b>x</b> <br>',
			'{shake:} {x} {shake x} {wobble:x} {}',
			'{shake:open',
			'close}',
			'`unclosed',
			'[a] [b]c (d) [e](f g) [h](<i>) [j][k] []() ![',
			'#hashtag # 1',
			'-5 degrees',
			'+ 1 guest',
			'C:\\new\\table \\',
			'```\nunclosed **fence',
			'```\n```\n` `',
			'a | b\nc | d',
			'|\n|',
			'a\n|\n|\nb',
			'1. *a\n2. b*',
			'> quoted\n> twice',
			'1. one\n2) two',
			'  two spaces  \r\n\r\n\ttab\r',
			'=====\n\n',
			'',
		])('%j', (text) => {
			expect(parseMarkdown(text)).toEqual({ value: text });
		});

		examples([
			['**a*', '*a', 'italic "a"'],
			['*a**', 'a*', 'italic "a"'],
			['*a **b*', '*a *b', 'italic "b"'],
			['*foo**bar*', 'foo**bar', 'italic "foo**bar"'],
			['**foo*bar**', 'foo*bar', 'bold "foo*bar"'],
			['**a****b**', 'a****b', 'bold "a****b"'],
			['**foo*bar** baz*', 'foo*bar baz*', 'bold "foo*bar"'],
			['*****x*y** z*', '**x*y z', 'bold "x*y"', 'italic "x*y z"'],
			['**not\n\nacross**', '**not\n\nacross**'],
		]);
	});

	describe('is escaped by a backslash:', () => {
		examples([
			['\\*no\\* \\_no\\_ \\~~no\\~~', '*no* _no_ ~~no~~'],
			['\\{shake:no} \\<u>no\\</u> \\[no](x)', '{shake:no} <u>no</u> [no](x)'],
			['\\# no', '# no'],
			['\\- no', '- no'],
			['Wow\\! 3\\.5', 'Wow! 3.5'],
			['\\\\*it*', '\\it', 'italic "it"'],
			['**a\\***', 'a*', 'bold "a*"'],
			['¯\\\\\\_(ツ)\\_/¯', '¯\\_(ツ)_/¯'],
		]);
	});

	describe('has code:', () => {
		examples([
			['run `a*b*c` now', 'run a*b*c now'],
			['`` a ` b ``', 'a ` b'],
			['` a` `b `', ' a b '],
			['`\\*`', '\\*'],
			['**`x`**', 'x', 'bold "x"'],
			['`a` `b``c`', 'a b``c'],
			['```js\nlet a = 1; // *x*\n\n# no\n```\nok', 'let a = 1; // *x*\n\n# no\nok'],
			['a\n```\nb\n```', 'a\nb'],
			['````\n```\na\n```\n````', '```\na\n```'],
		]);
	});

	describe('has links:', () => {
		examples([
			['[our shop](https://x.com/a)', 'our shop (https://x.com/a)'],
			['[https://x.com](https://x.com)', 'https://x.com'],
			['[x](https://x.com/a_(b))', 'x (https://x.com/a_(b))'],
			['[https://x.com/(b)](https://x.com/(b))', 'https://x.com/(b)'],
			['[](https://x.com) [x]()', 'https://x.com x'],
			['[**b**](https://x.com)', 'b (https://x.com)', 'bold "b"'],
			['**[b](https://x.com)**', 'b (https://x.com)', 'bold "b (https://x.com)"'],
			['[a@b.c](mailto:a@b.c) [call](tel:+123)', 'a@b.c call (+123)'],
			['![a cat](https://x.com/cat.png)', 'a cat (https://x.com/cat.png)'],
			['![](https://x.com/cat.png)', 'https://x.com/cat.png'],
			['[![a cat](i.png)](https://x.com)', 'a cat (i.png) (https://x.com)'],
			['[a [b] c](d)', 'a [b] c (d)'],
			['<https://x.com/_a_> <mailto:a@b.c>', 'https://x.com/_a_ mailto:a@b.c'],
		]);
	});

	describe('keeps a URL intact:', () => {
		examples([
			['https://x.com/_a_/b_c*d*~~e~~', 'https://x.com/_a_/b_c*d*~~e~~'],
			['www.x.com/_a_ or HTTP://X.COM/_a_', 'www.x.com/_a_ or HTTP://X.COM/_a_'],
			['**https://x.com/a_b**', 'https://x.com/a_b', 'bold "https://x.com/a_b"'],
			['_see https://x.com/_a_b_.', 'see https://x.com/_a_b.', 'italic "see https://x.com/_a_b"'],
			['{shake:https://x.com/_a_/}', 'https://x.com/_a_/', 'shake "https://x.com/_a_/"'],
			['https://x.com，**好**', 'https://x.com，好', 'bold "好"'],
		]);
	});

	describe('makes readable text of blocks:', () => {
		examples([
			['# Title\r\ntext', 'Title\r\ntext', 'bold "Title"'],
			['a\n###### Small *one* \nb', 'a\nSmall one \nb', 'bold "Small one"', 'italic "one"'],
			['- a\n* b\n  - **c**\n10. _d_', '• a\n• b\n  • c\n10. d', 'bold "c"', 'italic "d"'],
			['- [ ] a\n- [x] b', '• [ ] a\n• [x] b'],
			['- *a\n- b*', '• *a\n• b*'],
			['a\n\n---\n\nb\n***\n- - -\n___', 'a\n\n———\n\nb\n———\n———\n———'],
			['> **a**\n> b', '> a\n> b', 'bold "a"'],
			['| A | B |\n|---|:-:|\n| 1 | **2** |\n\nz', 'A | B\n1 | 2\n\nz', 'bold "2"'],
			['A | B\n- | -\n1 | 2\\|3 | 4', 'A | B\n1 | 2|3 | 4'],
			['| A |\n|---|', 'A'],
			['| A | B |\n|---|', '| A | B |\n|---|'],
			['| |\n|-|', '| |\n|-|'],
		]);
	});

	test('makes one decoration of stretches that meet', () => {
		expect(read('**a**__b__ **c**')).toEqual(['ab c', 'bold "ab"', 'bold "c"']);
		expect(read('**a __b__ c**')).toEqual(['a b c', 'bold "a b c"']);
	});

	test('does not decorate apart two halves of a character that come together', () => {
		expect(parseMarkdown('\uD83D**\uDC4D**')).toEqual({ value: '👍' });
	});

	test('is refused with more decorations than Linq accepts', () => {
		expect(parseMarkdown('**x** '.repeat(100)).text_decorations).toHaveLength(100);
		expect(() => parseMarkdown('**x** '.repeat(101))).toThrow(
			expect.objectContaining({
				name: 'InputError',
				message:
					'The Markdown has 101 stretches of decorated text; Linq accepts at most 100 in one text.',
				description: expect.stringContaining('split the text'),
			}),
		);
	});
});
