import fc from 'fast-check';

import { choiceOf, noWords, phraseOf, yesOrNo, yesWords } from '../../../nodes/Linq/waiting/words';

describe('yes and no', () => {
	test('have no word in common', () => {
		expect([...yesWords()].filter((word) => noWords().has(word))).toEqual([]);
	});

	test.each([...yesWords()])('%s is yes, in capital letters and with a full stop, too', (word) => {
		expect(yesOrNo(`${word.toUpperCase()}.`)).toBe(true);
	});

	test.each([...noWords()])('%s is no, in capital letters and with a full stop, too', (word) => {
		expect(yesOrNo(`${word.toUpperCase()}.`)).toBe(false);
	});

	test('a yes with anything else behind it is none', () => {
		const more = fc.stringMatching(/^[b-df-hj-mp-tv-xz]{4,12}$/);
		fc.assert(
			fc.property(fc.constantFrom(...yesWords()), more, (yes, word) => {
				expect(yesOrNo(`${yes}, but ${word}`)).not.toBe(true);
			}),
		);
	});

	test('any text can be read', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect([true, false, undefined]).toContain(yesOrNo(text));
			}),
		);
	});
});

describe('a choice', () => {
	const phrase = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8})?$/);
	const choices = fc.uniqueArray(phrase, { minLength: 2, maxLength: 6, selector: phraseOf });

	test('is taken by its number and by its words', () => {
		fc.assert(
			fc.property(choices, fc.nat(5), (all, index) => {
				const choice = all[index % all.length];
				expect(choiceOf(`${(index % all.length) + 1}.`, all)).toBe(choice);
				expect(choiceOf(`  ${choice.toUpperCase()}! `, all)).toBe(choice);
			}),
		);
	});

	test.each([
		['< 10', ['> 10', '< 10']],
		['$$', ['$', '$$']],
	])('is taken sign for sign: %j', (text, all) => {
		expect(choiceOf(` ${text} `, all)).toBe(text);
	});

	test('is one of those that there are, or none', () => {
		fc.assert(
			fc.property(choices, fc.string(), (all, text) => {
				expect([...all, undefined]).toContain(choiceOf(text, all));
			}),
		);
	});
});
