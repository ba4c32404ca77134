/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads files of the repository */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FUNCTION = /^export (async )?function |^export const \w+ = (async )?(<.*>)?\(/;

const filesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.map((path) => join(folder, path));

test.each(['nodes', 'credentials', 'emulator'])(
	'every function that a file in %s exports has a docstring',
	(folder) => {
		const files = filesIn(folder);
		const undescribed = files.flatMap((file) => {
			const lines = readFileSync(file, 'utf8').split('\n');
			return lines
				.filter((line, index) => FUNCTION.test(line) && !lines[index - 1]?.endsWith('*/'))
				.map((line) => `${file}: ${line}`);
		});
		expect(files.length).toBeGreaterThan(0);
		expect(undescribed).toEqual([]);
	},
);
