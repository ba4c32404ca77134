/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads files of the repository */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { menu } from '../../nodes/Linq/menu';
import { otherEvents } from '../../nodes/LinqTrigger/events';
import { LinqTrigger } from '../../nodes/LinqTrigger/LinqTrigger.node';
import { userMessages } from '../../nodes/shared/fields/zodMessages';

function messageOf(schema: z.ZodTypeAny, value: unknown): string | undefined {
	return schema.safeParse(value, { errorMap: userMessages }).error?.issues[0].message;
}

test.each([
	[z.string(), true, 'enter a text'],
	[z.number(), '5', 'enter a number'],
	[z.boolean(), 'yes', 'switch it on or off, or give true or false'],
	[z.array(z.string()), 'a', 'enter a list'],
	[z.enum(['asc', 'desc']), 'up', 'choose one of: asc, desc'],
	[z.union([z.string(), z.number()]), {}, 'enter a text'],
	[z.date(), 1, 'this is not filled in correctly'],
	[z.string({ invalid_type_error: 'enter a name' }), 1, 'enter a name'],
	[z.string().min(1, 'enter a name'), '', 'enter a name'],
])('a person is told what to enter (%#)', (schema, value, words) => {
	expect(messageOf(schema, value)).toBe(words);
});

const texts = ['nodes', 'credentials', 'docs', 'README.md'].flatMap((path) => {
	const inside = /\.md$/.test(path) ? [''] : readdirSync(resolve(path), { recursive: true });
	return inside
		.map((name) => join(path, String(name)))
		.filter((file) => /\.(ts|md)$/.test(file))
		.map((file) => ({ file, text: readFileSync(resolve(file), 'utf8') }));
});

test.each([
	['email', /e-mail/i],
	['Add Option, as n8n writes its buttons', /placeholder: 'Add [a-z]/],
])('there is one spelling of %s', (_name, other) => {
	expect(texts.length).toBeGreaterThan(100);
	expect(texts.filter(({ text }) => other.test(text)).map(({ file }) => file)).toEqual([]);
});

/** What a text names, where it is about one of these, by the file that names it. */
function named(pattern: RegExp): Array<[file: string, name: string]> {
	return texts.flatMap(({ file, text }) =>
		[...text.matchAll(pattern)].map(([, name]): [string, string] => [file, name]),
	);
}

test('a text that names an operation names one that there is', () => {
	const operations = menu.flatMap(({ name, operations: all }) =>
		all.map((operation) => `${name}: ${operation.name}`),
	);
	const known = [...operations, ...otherEvents.map(({ name }) => name)];
	const resources = menu.map(({ name }) => name).join('|');
	const found = named(new RegExp(`\\b((?:${resources}): [A-Z][A-Za-z ]+)`, 'g'));
	expect(found.length).toBeGreaterThan(10);
	expect(found.filter(([, name]) => !known.some((one) => name.startsWith(one)))).toEqual([]);
});

test('a text that names an option of the trigger names one that there is', () => {
	const options = new LinqTrigger().description.properties.flatMap(({ options: all = [] }) =>
		all.flatMap((option) => ('displayName' in option ? [option.displayName] : [])),
	);
	const found = named(/Linq Trigger with ([A-Z][a-z]+(?: [A-Z][a-z]+)*)/g);
	expect(found.length).toBeGreaterThan(0);
	expect(found.filter(([, name]) => !options.includes(name))).toEqual([]);
});
