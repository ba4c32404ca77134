import type LinqAPIV3 from '@linqapp/sdk';

import { AUDIO_ID, PHOTO } from '../case';
import { both, named, neither, REFUSED, type Row } from './row';

const screen = (name: string) => ({ type: 'screen', name });
const bubble = (name: string) => ({ type: 'bubble', name });

/** Effects, as in the options of *Message: Send* (api-v3 §d.3). */
export const effects: Row[] = [
	...both(...['confetti', 'fireworks', 'lasers', 'sparkles', 'celebration', 'hearts'].map(screen)),
	...both(...['love', 'balloons', 'happy_birthday', 'echo', 'spotlight'].map(screen)),
	...both(...['slam', 'loud', 'gentle', 'invisible'].map(bubble)),
	{
		value: bubble('Invisible Ink'),
		node: bubble('invisible'),
		emulator: bubble('Invisible Ink'),
		because: 'the node takes the labels of the menu, too, as a model writes them',
	},
	{
		value: screen('snow'),
		node: REFUSED,
		emulator: screen('snow'),
		because: 'Linq documents "common values" only, and the node must know the type of each',
	},
];

/** What the SDK knows of reactions, which the compiler holds this list against. */
const REACTIONS: Record<Exclude<LinqAPIV3.ReactionType, 'custom'>, 'sent' | 'only received'> = {
	love: 'sent',
	like: 'sent',
	dislike: 'sent',
	laugh: 'sent',
	emphasize: 'sent',
	question: 'sent',
	sticker: 'only received',
};
const reactionsThatAre = (kind: string) =>
	Object.entries(REACTIONS)
		.filter(([, is]) => is === kind)
		.map(([type]) => ({ type }));
const emoji = (custom_emoji?: string) => ({ type: 'custom', custom_emoji });

/** Reactions, as in *Reaction: Add* (api-v3 §b). */
export const reactions: Row[] = [
	...both(...reactionsThatAre('sent'), emoji('🎉'), emoji('👩‍👩‍👧'), emoji('🇨🇭'), emoji('3️⃣')),
	...neither(...reactionsThatAre('only received'), emoji(), emoji(''), { type: 'party' }),
	{
		value: { type: 'heart' },
		node: { type: 'love' },
		emulator: REFUSED,
		because: 'the node takes what people and models call a tapback, and sends its name',
	},
	...[emoji('🎉🎉'), emoji('yes')].map((value) => ({
		value,
		node: REFUSED,
		emulator: value,
		because: 'phones show one emoji; what Linq makes of more, or of words, is not documented',
	})),
];

const app = { bundle_id: 'com.example.game', name: 'Game', team_id: 'A1B2C3D4E5' };
const layout = { caption: 'Go' };
const card = (rest: object = {}) => ({ type: 'imessage_app', app, layout, ...rest });
const url = (length: number, start = 'https://example.com/') => start.padEnd(length, 'x');

/** App cards, as in *Message: Send* (api-v3 §d.2). */
export const appCards: Row[] = [
	...both(
		card(),
		card({ app: { ...app, app_store_id: 123456 } }),
		card({ layout: { trailing_subcaption: 'x' } }),
		card({ layout: { image_url: PHOTO, image_title: 'A', image_subtitle: 'B' } }),
		card({ url: 'https://example.com/turn', fallback_text: 'Your turn', interactive: false }),
		card({ url: 'HTTPS://example.com/turn' }),
	),
	named('a URL of 2,048 characters', both(card({ url: url(2_048) }))),
	named('a data URL of 16,384 characters', both(card({ url: url(16_384, 'data:,') }))),
	named('a URL of 2,049 characters', neither(card({ url: url(2_049) }))),
	named('a data URL of 16,385 characters', neither(card({ url: url(16_385, 'data:,') }))),
	...neither(
		{ type: 'imessage_app', layout },
		{ type: 'imessage_app', app },
		card({ layout: {} }),
		card({ layout: { caption: '' } }),
		card({ layout: { caption: 5 } }),
		card({ layout: { ...layout, image_title: 'A' } }),
		card({ layout: { ...layout, image_subtitle: 'B' } }),
		card({ app: { ...app, bundle_id: 'com:example' } }),
		card({ app: { ...app, bundle_id: '' } }),
		card({ app: { ...app, name: '' } }),
		card({ app: { ...app, team_id: 'a1b2c3d4e5' } }),
		card({ app: { ...app, team_id: 'A1B2C3D4E' } }),
		card({ app: { ...app, app_store_id: '123456' } }),
		card({ app: { ...app, app_store_id: 1.5 } }),
		card({ url: 'http://example.com' }),
		card({ url: 'https://exa mple.com' }),
		card({ url: 5 }),
		card({ fallback_text: 5 }),
		card({ interactive: 'yes' }),
	),
	{
		value: card({ url: null }),
		node: card(),
		emulator: card({ url: null }),
		because: 'a field that is null is left out by the node, which Linq surely takes',
	},
];

const text = (value: string, decorations?: unknown[]) => ({
	type: 'text',
	value,
	...(decorations && { text_decorations: decorations }),
});
const photo = { type: 'media', url: PHOTO };
const link = (value = 'https://example.com') => ({ type: 'link', value });
const bold = (...range: number[]) => ({ range, style: 'bold' });
const shake = (...range: number[]) => ({ range, animation: 'shake' });
const times = (count: number, part: unknown) => Array.from({ length: count }, () => part);

/** All parts of a message, as in *Message: Send* (api-v3 §d.2). */
export const parts: Row[] = [
	...both(
		[text('Hello 👍', [bold(0, 5), { range: [2, 8], style: 'italic' }])],
		[text('Hello', [shake(0, 2), bold(2, 5)])],
		[photo, text('Hello'), photo],
		[{ type: 'media', attachment_id: AUDIO_ID }],
		[link()],
		[text('See https://example.com')],
	),
	named('40 files from URLs', both(times(40, photo))),
	named('a text of 10,000 characters', both([text('x'.repeat(10_000))])),
	named('no parts', neither([])),
	named('101 parts', neither(times(101, photo))),
	named('41 files from URLs', neither(times(41, photo))),
	named('two texts in a row', neither([text('a'), text('b')])),
	named('a link beside a text', neither([text('a'), link()])),
	named('a link beside a file', neither([link(), photo])),
	named('an app card beside a file', neither([card(), photo])),
	named('a file without a source', neither([{ type: 'media' }])),
	named('a file with two sources', neither([{ ...photo, attachment_id: AUDIO_ID }])),
	named('a file over http', neither([{ ...photo, url: 'http://example.com/photo.jpg' }])),
	named('an attachment id that is none', neither([{ type: 'media', attachment_id: 'photo' }])),
	named('an empty text', neither([text('')])),
	named('a text of 10,001 characters', neither([text('x'.repeat(10_001))])),
	named('a text that is a number', neither([{ type: 'text', value: 5 }])),
	named('a link of 2,049 characters', neither([link(url(2_049))])),
	named('a link that is none', neither([link('example')])),
	named('a type that nobody knows', neither([{ type: 'poem', value: 'x' }])),
	named('a part that is a word', neither(['Hello'])),
	named(
		'101 decorations',
		neither([
			text(
				'x'.repeat(200),
				[...Array(101).keys()].map((i) => bold(i, i + 1)),
			),
		]),
	),
	named('a range of one number', neither([text('Hello', [bold(0)])])),
	named('a range that is empty', neither([text('Hello', [bold(2, 2)])])),
	named('a range beyond the text', neither([text('Hello', [bold(0, 6)])])),
	named('a range before the text', neither([text('Hello', [bold(-1, 2)])])),
	named('a range of fractions', neither([text('Hello', [bold(0.5, 2)])])),
	named('a decoration of nothing', neither([text('Hello', [{ range: [0, 2] }])])),
	named(
		'a decoration of both kinds',
		neither([text('Hello', [{ ...bold(0, 2), ...shake(0, 2) }])]),
	),
	named('an unknown style', neither([text('Hello', [{ range: [0, 2], style: 'loud' }])])),
	named('an unknown animation', neither([text('Hello', [{ range: [0, 2], animation: 'fly' }])])),
	named('an animation over a style', neither([text('Hello', [bold(0, 3), shake(2, 5)])])),
	named('an animation over another', neither([text('Hello', [shake(0, 3), shake(2, 5)])])),
];

/** The same of a message that opens a chat, as in *Chat: Create* (api-v3 §d.2, rule 9). */
export const firstParts: Row[] = [
	...both([text('Hello')], [photo]),
	...neither([link()], [text('See https://example.com')], [text('See www.example.com')]),
	// Linq may refuse a bare domain; which ones is not known.
	...both([text('See example.com')], [text('See you at 5.30')]),
];
