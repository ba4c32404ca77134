import { effectOf, effectOptions, EFFECTS } from '../../../nodes/Linq/message/effects';

// api-v3 §d.3
const SCREEN =
	'confetti fireworks lasers sparkles celebration hearts love balloons happy_birthday echo spotlight';
const BUBBLE = 'slam loud gentle invisible';

test.each(SCREEN.split(' '))('the effect %s fills the screen', (name) => {
	expect(effectOf(name)).toEqual({ type: 'screen', name });
});

test.each(BUBBLE.split(' '))('the effect %s moves the bubble', (name) => {
	expect(effectOf(name)).toEqual({ type: 'bubble', name });
});

test('there are 15 effects, the screen first, each group in alphabetical order', () => {
	expect(EFFECTS).toHaveLength(15);
	const names = effectOptions.map(({ name }) => name);
	const screen = names.filter((name) => name.startsWith('Screen: '));
	const bubble = names.filter((name) => name.startsWith('Bubble: '));
	expect(names).toEqual([...screen.sort(), ...bubble.sort()]);
});

test('the menu of effects has readable names, and says what each effect does', () => {
	const names = effectOptions.map(({ name }) => name);
	expect(names).toEqual(
		expect.arrayContaining(['Screen: Confetti', 'Screen: Happy Birthday', 'Bubble: Slam']),
	);
	for (const { description } of effectOptions) expect(description).toMatch(/^[A-Z].*\w$/);
});

test('an unknown effect is refused with the list of those that exist', () => {
	expect(() => effectOf('confeti')).toThrow(
		expect.objectContaining({
			name: 'InputError',
			message: '"confeti" is not a message effect',
			description: expect.stringContaining('confetti'),
		}),
	);
});
