import type { Contact, Service } from './types';

/** The account's lines. The first has a contact card, the second has none. */
export const seededLines = ['+12052535597', '+12052535598'] as const;

/** A dozen people; numbers are of the range kept for fiction. */
export const seededContacts: Contact[] = [
	{ handle: '+12025550111', name: 'Bea Lee', service: 'iMessage' },
	{ handle: '+12025550112', name: 'Carlos Díaz', service: 'iMessage' },
	{ handle: '+12025550113', name: 'Dana Okafor', service: 'iMessage' },
	{ handle: '+12025550114', name: 'Elif Kaya', service: 'iMessage' },
	{ handle: '+12025550115', name: 'Finn Berg', service: 'iMessage' },
	{ handle: '+12025550116', name: 'Grace Kim', service: 'iMessage' },
	{ handle: '+12025550117', name: 'Hugo Martin', service: 'iMessage' },
	{ handle: '+12025550118', name: 'Ines Rossi', service: 'iMessage' },
	{ handle: '+12025550119', name: 'Jonas Weber', service: 'RCS' },
	{ handle: '+12025550120', name: 'Keiko Sato', service: 'SMS' },
	{ handle: '+12025550121', name: 'Liam Murphy', service: 'SMS' },
	{ handle: 'mia@example.com', name: 'Mia Novak', service: 'iMessage' },
];

interface SeededChat {
	line: string;
	/** One is a direct chat, several are a group. */
	people: string[];
	service?: Service;
	name?: string;
	/** Texts, oldest first. */
	history: string[];
}

const [support, sales] = seededLines;
const people = seededContacts.map(({ handle }) => handle);

function longHistory(count: number): string[] {
	return Array.from({ length: count }, (_, index) =>
		index % 2 === 0 ? `Order ${index / 2 + 1} has shipped.` : 'Thank you!',
	);
}

const hello = ['Hi! How can we help?', 'Just looking around, thanks.'];

/** 24 chats, more than one default page; the first has 125 messages. */
export const seededChats: SeededChat[] = [
	{ line: support, people: ['+12025550111'], history: longHistory(125) },
	{ line: support, people: ['+12025550112'], history: hello },
	{ line: support, people: people.slice(0, 2), history: ['Welcome, both of you.', 'Hi!', 'Hey.'] },
	{ line: support, people: people.slice(0, 3), name: 'Launch team', history: ['Ready?', 'Yes!'] },
	{ line: sales, people: people.slice(0, 4), name: 'Book club', history: ['Page 40 by Friday.'] },
	{ line: support, people: ['+12025550119'], service: 'RCS', history: hello },
	{ line: support, people: ['+12025550120'], service: 'SMS', history: hello },
	{ line: support, people: ['mia@example.com'], history: hello },
	{
		line: sales,
		people: ['+12025550120', '+12025550121', '+12025550111'],
		service: 'SMS',
		history: ['Dinner at eight?'],
	},
	...people.slice(2, 8).map((handle) => ({ line: support, people: [handle], history: hello })),
	...people.slice(0, 9).map((handle, index) => ({
		line: sales,
		people: [handle],
		service: index === 8 ? ('RCS' as const) : ('iMessage' as const),
		history: ['Hello from sales.'],
	})),
];

/** Files that were uploaded: a picture of one pixel, and a recording. */
export const seededFiles = [
	{
		filename: 'photo.gif',
		contentType: 'image/gif',
		bytes: Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64'),
	},
	{
		filename: 'hello.m4a',
		contentType: 'audio/x-m4a',
		bytes: Buffer.from('The emulator has recorded nothing\n'),
	},
];
