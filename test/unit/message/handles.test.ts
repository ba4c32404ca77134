import fc from 'fast-check';

import {
	checkRecipients,
	parseHandle,
	parseHandleList,
	parsePhone,
} from '../../../nodes/shared/handles';

const digits = (constraints: { minLength: number; maxLength: number }) =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), ...constraints });
const phone = fc
	.tuple(fc.constantFrom(...'123456789'), digits({ minLength: 1, maxLength: 14 }))
	.map(([first, rest]) => `+${first}${rest}`);

describe('a phone number', () => {
	test.each([
		['+12052532136', '+12052532136'],
		['+1 (205) 253-2136', '+12052532136'],
		['+1.205.253.2136', '+12052532136'],
		['[+1] 205–253—2136', '+12052532136'],
		['\u202A+44\u00A07911\u202F123456\u202C\n', '+447911123456'],
		['\u200E+49\u200B 30 123', '+4930123'],
	])('%j is understood', (input, expected) => {
		expect(parsePhone(input)).toBe(expected);
		expect(parseHandle(input)).toBe(expected);
	});

	test.each([
		['(205) 253-2136', '"(205) 253-2136" must start with + and the country code'],
		['0049 30 123', '"0049 30 123" must start with + and the country code'],
		['+0 205 253 2136', 'no country code starts with 0'],
		['+1', '"+1" is not a phone number: after the + come 2 to 15 digits'],
		['+1234567890123456', 'after the + come 2 to 15 digits'],
		['+1+205', 'after the + come 2 to 15 digits'],
		['Ana', '"Ana" is not a phone number. A phone number must start with +'],
		['+1 205 253 2136 ext. 5', 'is not a phone number'],
		['+44 (0)20 7946 0958', 'contains (0)'],
	])('%j is refused', (input, reason) => {
		expect(() => parsePhone(input)).toThrow(reason);
		expect(() => parseHandle(input)).toThrow(reason);
	});

	test('a line cannot be an email address', () => {
		expect(() => parsePhone('ana@example.com')).toThrow('is not a phone number');
	});

	test('spaces, dots, dashes and brackets between the digits change nothing', () => {
		const noise = fc.string({ unit: fc.constantFrom(...' \u00A0.-()[]'), maxLength: 3 });
		fc.assert(
			fc.property(phone, fc.array(noise, { minLength: 16, maxLength: 16 }), (number, gaps) => {
				const typed = [...number].map((character, index) => character + gaps[index]).join('');
				fc.pre(!typed.includes('(0)'));
				expect(parseHandle(typed)).toBe(number);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('an email address', () => {
	test('is kept as it is', () => {
		expect(parseHandle(' Ana.Diaz+n8n@example.com ')).toBe('Ana.Diaz+n8n@example.com');
	});

	test.each(['ana @example.com', '@example.com', 'ana@', 'a@b@c', 'Ana <ana@example.com>'])(
		'%j is refused',
		(input) => {
			expect(() => parseHandle(input)).toThrow('is not an email address');
		},
	);
});

test.each([
	[undefined, 'is missing'],
	[null, 'is missing'],
	['  ', 'is missing'],
	[12052532136, '12052532136 is a number, and has lost the +'],
	[{ handle: '+12052532136' }, 'must be a text'],
])('%j is no handle', (input, reason) => {
	expect(() => parseHandle(input)).toThrow(reason);
});

describe('a list of recipients', () => {
	const two = ['+12052532136', 'ana@example.com'];

	test.each<[string, unknown]>([
		['an array', ['+1 205 253 2136', 'ana@example.com']],
		['commas', '+1 (205) 253-2136, ana@example.com'],
		['semicolons and one too many', '+12052532136; ana@example.com;'],
		['lines', '\n+12052532136\r\nana@example.com\n'],
		['a JSON array', '["+12052532136", "ana@example.com"]'],
		['an array in an array', [['+12052532136', 'ana@example.com']]],
		['a list in an array', ['+12052532136,ana@example.com']],
	])('can come from %s', (_name, input) => {
		expect(parseHandleList(input)).toEqual(two);
	});

	test('a number in brackets is not JSON', () => {
		expect(parseHandleList('[+1] 2052532136')).toEqual(['+12052532136']);
	});

	test.each<[string, unknown, string]>([
		['nothing', undefined, 'is missing'],
		['no text', '', 'there is no recipient'],
		['an empty array', [], 'there is no recipient'],
		['a missing value among others', ['+12052532136', undefined], 'is missing'],
		['an empty value among others', ['+12052532136', ''], 'is missing'],
		['a number', 12052532136, '12052532136 is a number, and has lost the +'],
		['a number in JSON', '[12052532136]', '12052532136 is a number'],
		['the same number twice', '+12052532136, +1 205 253 2136', 'is among the recipients twice'],
		['the same email twice', 'ana@example.com, Ana@Example.com', 'recipients twice'],
		['a wrong number', '+12052532136, 2052532136', '"2052532136" must start with +'],
	])('cannot come from %s', (_name, input, reason) => {
		expect(() => parseHandleList(input)).toThrow(reason);
	});

	test('has 31 at most', () => {
		const numbers = Array.from({ length: 32 }, (_, index) => `+120525321${index + 10}`);
		expect(parseHandleList(numbers.slice(1))).toHaveLength(31);
		expect(() => parseHandleList(numbers)).toThrow('there are 32 recipients');
	});

	test('may not hold the sender', () => {
		expect(() => checkRecipients(two, '+12052532199')).not.toThrow();
		expect(() => checkRecipients(two, '+12052532136')).toThrow(
			'"+12052532136" is both the sender and a recipient',
		);
	});
});
