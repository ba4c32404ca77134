import fc from 'fast-check';

import { emojiReaction, reactionOf, TAPBACKS } from '../../nodes/Linq/resources/reaction/reactions';
import { EFFECTS, effectOf } from '../../nodes/Linq/message/effects';

/** A name as somebody may write it: in capitals, with other signs between and around the words. */
const written = (name: string) =>
	fc
		.tuple(
			fc.constantFrom(' ', '_', '-', ''),
			fc.constantFrom('', ' ', '"', ':', '\uFE0F'),
			fc.boolean(),
		)
		.map(([between, around, loud]) => {
			const text = `${around}${name.replaceAll(/[ _]/g, between)}${around}`;
			return loud ? text.toUpperCase() : text;
		});

const oneOf = <Choice>(choices: readonly Choice[], namesOf: (choice: Choice) => string[]) =>
	fc
		.constantFrom(...choices.flatMap((choice) => namesOf(choice).map((name) => ({ choice, name }))))
		.chain(({ choice, name }) => fc.tuple(fc.constant(choice), written(name)));

describe('a reaction', () => {
	test.each([
		['heart', 'love'],
		['❤️', 'love'],
		['❤', 'love'],
		['Thumbs up', 'like'],
		['thumbs_down', 'dislike'],
		['Haha', 'laugh'],
		['‼️', 'emphasize'],
		['?', 'question'],
		['Question mark', 'question'],
	])('named %s is %s', (name, type) => {
		expect(reactionOf(name)).toEqual({ type });
	});

	test.each(['🎉', '👍🏽', '👩‍👩‍👧', '🇨🇭', '3️⃣'])('can be the emoji %s', (emoji) => {
		expect(reactionOf(` ${emoji}\n`)).toEqual({ type: 'custom', custom_emoji: emoji });
	});

	test('has every one of its names, however it is written', () => {
		const names = oneOf(TAPBACKS, (tapback) => [tapback.value, tapback.label, ...tapback.names]);
		fc.assert(
			fc.property(names, ([{ value }, name]) => {
				expect(reactionOf(name)).toEqual({ type: value });
			}),
		);
	});

	test('is not guessed from other words', () => {
		const known = TAPBACKS.flatMap(({ value, names }) => [value, ...names]);
		fc.assert(
			fc.property(fc.lorem({ maxCount: 2 }), fc.constantFrom(...known), (words, name) => {
				expect(reactionOf(words)).toBeUndefined();
				expect(reactionOf(`${name} ${words}`)).toBeUndefined();
			}),
		);
		for (const word of [
			'',
			' ',
			'party',
			'sticker',
			'custom',
			'constructor',
			'🎉🎉',
			'❤️❤️',
			'7',
		]) {
			expect([word, reactionOf(word)]).toEqual([word, undefined]);
		}
	});

	test('given as an emoji on purpose is that emoji', () => {
		expect(emojiReaction('❤️')).toEqual({ type: 'custom', custom_emoji: '❤️' });
	});
});

describe('an effect', () => {
	test('has its value and the labels of the menu as names, however they are written', () => {
		const names = oneOf(EFFECTS, ({ value, label, type }) => [value, label, `${type}: ${label}`]);
		fc.assert(
			fc.property(names, ([{ value, type }, name]) => {
				expect(effectOf(name)).toEqual({ type, name: value });
			}),
		);
	});

	test('is not guessed from other words', () => {
		fc.assert(
			fc.property(fc.lorem({ maxCount: 3 }), (words) => {
				expect(() => effectOf(words)).toThrow('is not a message effect');
			}),
		);
	});
});
