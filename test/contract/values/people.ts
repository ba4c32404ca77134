import { SALES, SUPPORT } from '../case';
import { both, named, neither, REFUSED, type Row } from './row';

const ASKS_TWICE = 'a slip of the user, and no source says what Linq makes of it';
const TYPED = 'the node takes away what people type between the digits';

/** One person, as in *Participant: Add* (api-v3 §1: E.164 or email). */
export const handles: Row[] = [
	...both('+12025550123', '+12', '+123456789012345', 'zoe@example.com', "o'hara+n8n@example.co.uk"),
	// No source says what an address must look like beyond that, so neither is stricter than it can be.
	...both('zoe@localhost', 'Zoë@example.com', 'zoe@bücher.example'),
	...neither('2025550123', '+1', '+0123456789', '+1234567890123456', '+1202CALLNOW', 'Zoe'),
	...neither('zoe@', '@example.com', 'a@b@c', 'zoe @example.com', 'Zoe <zoe@example.com>'),
	...neither('zoe;mia@example.com', 'zoe(home)@example.com', '"zoe"@example.com', 'a,b@c.de'),
	...neither(
		'zoe@example.com(home)',
		'zoe@"example".com',
		'zoe@[192.0.2.1]',
		'zoe@example.com;mia',
	),
	{ value: '+1 (202) 555-0123', node: '+12025550123', emulator: REFUSED, because: TYPED },
	{ value: ' +1.202.555.0123', node: '+12025550123', emulator: REFUSED, because: TYPED },
	{ value: 'zoe@example.com ', node: 'zoe@example.com', emulator: REFUSED, because: TYPED },
];

const people = (count: number) => Array.from({ length: count }, (_, i) => `+120255501${i + 10}`);

/** Everybody in a new chat, as in *Chat: Create* (api-v3 §b: 1 to 31 handles). */
export const recipients: Row[] = [
	...both(['+12025550123'], ['+12025550123', 'zoe@example.com']),
	named('31 people', both(people(31))),
	named('32 people', neither(people(32))),
	...neither([], ['+12025550123', '']),
	...[
		['+12025550123', '+12025550123'],
		['zoe@example.com', 'Zoe@Example.com'],
		[SUPPORT],
		['+12025550123', SUPPORT],
	].map((value) => ({ value, node: REFUSED, emulator: value, because: ASKS_TWICE })),
	{
		value: '+12025550123, zoe@example.com',
		node: ['+12025550123', 'zoe@example.com'],
		emulator: REFUSED,
		because: 'expressions often give a list as text',
	},
];

/** The lines of the account, as *From* (api-v3 §b: 403/2006 otherwise). */
export const lines: Row[] = [
	...both(SUPPORT, SALES),
	...neither('12052535597', 'sales@example.com'),
	{
		value: '+12025550199',
		node: '+12025550199',
		emulator: REFUSED,
		because: 'only Linq knows which lines the token may use',
	},
];

const optOut = (is: boolean, ...texts: string[]): Row[] =>
	texts.map((value) => ({ value, node: is, emulator: is }));

/** Whether a message is an opt-out, as *Linq Trigger* says and as Linq obeys it (api-v3 §d.6). */
export const optOuts: Row[] = [
	...optOut(true, 'STOP', 'UNSUBSCRIBE', 'OPTOUT', 'CANCEL', 'END', 'QUIT', ' STOP\n'),
	...optOut(true, 'OPT OUT', 'opt out', 'Opt-Out', 'optout'),
	...optOut(
		false,
		'stop',
		'Stop',
		'end',
		'STOP IT',
		'STOP.',
		'PLEASE STOP',
		'opt  out',
		'opt out!',
	),
	...optOut(false, 'START', 'Hello'),
];
