/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads files of the repository */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { preProcessFile } from 'typescript';

const ROOT = join(__dirname, '../..');

/** The rooms of the package, and what each imports besides itself (docs/architecture.md). */
const IMPORTS: Record<string, string[]> = {
	'nodes/shared': [],
	'nodes/shared/linq': ['nodes/shared'],
	'nodes/shared/fields': ['nodes/shared'],
	'nodes/shared/items': ['nodes/shared'],
	'nodes/shared/listSearch': ['nodes/shared/items', 'nodes/shared', 'nodes/shared/linq'],
	'nodes/Linq/engine': ['nodes/shared', 'nodes/shared/linq', 'nodes/shared/fields'],
	'nodes/Linq/items': ['nodes/shared', 'nodes/shared/items'],
	'nodes/Linq/fields': ['nodes/shared', 'nodes/shared/fields'],
	'nodes/Linq/message': [
		'nodes/Linq/fields',
		'nodes/Linq/engine',
		'nodes/shared',
		'nodes/shared/fields',
	],
	'nodes/Linq/waiting': [
		'nodes/Linq/fields',
		'nodes/Linq/message',
		'nodes/Linq/engine',
		'nodes/shared',
		'nodes/shared/linq',
		'nodes/shared/fields',
		'nodes/shared/listSearch',
	],
	'nodes/Linq/resources': [
		'nodes/Linq/waiting',
		'nodes/Linq/fields',
		'nodes/Linq/items',
		'nodes/Linq/message',
		'nodes/Linq/engine',
		'nodes/shared',
		'nodes/shared/linq',
		'nodes/shared/fields',
		'nodes/shared/items',
	],
	'nodes/Linq/listSearch': [
		'nodes/shared',
		'nodes/shared/linq',
		'nodes/shared/fields',
		'nodes/shared/items',
		'nodes/shared/listSearch',
	],
	'nodes/Linq': [
		'nodes/shared/linq',
		'nodes/Linq/listSearch',
		'nodes/Linq/resources',
		'nodes/Linq/waiting',
		'nodes/Linq/engine',
		'nodes/shared/listSearch',
	],
	'nodes/LinqChatMemory': [
		'nodes/shared',
		'nodes/shared/linq',
		'nodes/shared/fields',
		'nodes/shared/items',
		'nodes/shared/listSearch',
	],
	'nodes/LinqTrigger': [
		'nodes/shared',
		'nodes/shared/linq',
		'nodes/shared/fields',
		'nodes/shared/listSearch',
	],
	credentials: ['nodes/shared/linq'],
};

const filesIn = (folder: string) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((path) => join(folder, path))
		.filter((path) => path.endsWith('.ts'));

const packageFiles = ['nodes', 'credentials'].flatMap(filesIn);

/** The files of this repository that a file imports, type imports included. */
function importsOf(file: string): string[] {
	return preProcessFile(readFileSync(join(ROOT, file), 'utf8'))
		.importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => {
			const path = join(dirname(file), fileName);
			return (
				[`${path}.ts`, join(path, 'index.ts')].find((one) => existsSync(join(ROOT, one))) ?? path
			);
		});
}

const importsByFile = new Map(packageFiles.map((file) => [file, importsOf(file)]));

/** The room with the longest path that the file is in. */
function roomOf(file: string): string {
	const [room = 'no room'] = Object.keys(IMPORTS)
		.filter((path) => file.startsWith(`${path}/`))
		.sort((a, b) => b.length - a.length);
	return room;
}

/** The nodes that need a file, also by way of other files in `nodes/shared`. */
function usersOf(file: string, checked = new Set<string>()): Set<string> {
	checked.add(file);
	const importers = packageFiles.filter((path) => importsByFile.get(path)?.includes(file));
	const users = importers.flatMap((path) => {
		if (!path.startsWith('nodes/shared/')) return [path.split('/').slice(0, 2).join('/')];
		return checked.has(path) ? [] : [...usersOf(path, checked)];
	});
	return new Set(users);
}

/** The first import cycle that starts at a file, as the files on it. */
function findCycle(file: string, path: string[], checked: Set<string>): string[] | undefined {
	if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
	if (checked.has(file) || !file.endsWith('.ts')) return undefined;
	for (const imported of importsOf(file)) {
		const cycle = findCycle(imported, [...path, file], checked);
		if (cycle) return cycle;
	}
	checked.add(file);
	return undefined;
}

describe('the imports of the package', () => {
	test('all lead to files of the package', () => {
		const imports = packageFiles.flatMap(importsOf);
		expect(imports.length).toBeGreaterThan(packageFiles.length);
		expect(imports.filter((path) => !packageFiles.includes(path))).toEqual([]);
	});

	test.each(Object.keys(IMPORTS))('from %s go only to rooms that it may import', (room) => {
		const files = packageFiles.filter((file) => roomOf(file) === room);
		const allowed = [room, ...IMPORTS[room]];
		const forbidden = files.flatMap((file) =>
			importsOf(file)
				.filter((path) => !allowed.includes(roomOf(path)))
				.map((path) => `${file} imports ${path}`),
		);
		expect(files.length).toBeGreaterThan(0);
		expect(forbidden).toEqual([]);
	});

	test.each(Object.keys(IMPORTS))('from %s go to every room that is listed for it', (room) => {
		const files = packageFiles.filter((file) => roomOf(file) === room);
		const imported = new Set(files.flatMap(importsOf).map(roomOf));
		expect(IMPORTS[room].filter((listed) => !imported.has(listed))).toEqual([]);
	});

	test('lead to every file of nodes/shared from more than one node', () => {
		const shared = packageFiles.filter((file) => file.startsWith('nodes/shared/'));
		const users = shared.map((file) => [file, usersOf(file).size] as const);
		expect(shared.length).toBeGreaterThan(0);
		expect(users.filter(([, count]) => count < 2).map(([file]) => file)).toEqual([]);
	});

	test.each(['nodes', 'credentials', 'emulator'])('have no cycle in %s', (folder) => {
		const checked = new Set<string>();
		for (const file of filesIn(folder)) expect(findCycle(file, [], checked)).toBeUndefined();
		expect(checked.size).toBeGreaterThan(0);
	});
});
