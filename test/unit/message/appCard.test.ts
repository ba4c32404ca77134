import { parseParts } from '../../../nodes/Linq/message/rules';

const app = { bundle_id: 'com.example.game.messages', name: 'Game', team_id: 'A1B2C3D4E5' };
const layout = { caption: 'Your turn' };

function problemOf(card: object): string {
	try {
		parseParts([{ type: 'imessage_app', ...card }]);
	} catch (error) {
		return (error as Error).message;
	}
	return '';
}

describe('an app card', () => {
	it('may have all its fields', () => {
		const card = {
			app: { ...app, app_store_id: 12345 },
			layout: { image_url: 'https://example.com/a.png', image_title: 'Board', caption: 'Go' },
			url: 'https://example.com/game/1',
			fallback_text: 'Your turn',
			interactive: false,
		};
		expect(problemOf(card)).toBe('');
	});

	it.each([
		['no app', { layout }, 'Part 1: the card needs an app.'],
		[
			'a colon in the bundle id',
			{ app: { ...app, bundle_id: 'com:x' }, layout },
			'Part 1: the bundle ID of the app must not contain a colon.',
		],
		[
			'no app name',
			{ app: { ...app, name: '' }, layout },
			'Part 1: the name of the app is missing.',
		],
		[
			'a short team id',
			{ app: { ...app, team_id: 'abc' }, layout },
			'Part 1: the team ID of the app must be 10 capital letters and digits.',
		],
		[
			'an App Store id with words',
			{ app: { ...app, app_store_id: Number.NaN }, layout },
			'Part 1: the App Store ID must be a number.',
		],
		['no layout', { app }, 'Part 1: the card needs a layout.'],
		['an empty layout', { app, layout: {} }, 'Part 1: the card needs a caption or an image.'],
		[
			'a title without an image',
			{ app, layout: { caption: 'Go', image_title: 'Board' } },
			'Part 1: the title and subtitle of the image need an image URL.',
		],
		[
			'an http URL',
			{ app, layout, url: 'http://example.com' },
			'Part 1: the URL of the card must start with https:// (up to 2,048 characters) or data: (up to 16,384).',
		],
		[
			'a long data URL',
			{ app, layout, url: `data:text/plain,${'x'.repeat(16_384)}` },
			'Part 1: the URL of the card must start with https:// (up to 2,048 characters) or data: (up to 16,384).',
		],
	])('is refused with %s', (_name, card, problem) => {
		expect(problemOf(card)).toBe(problem);
	});
});
