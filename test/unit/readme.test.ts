/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads files of the repository */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { menu } from '../../nodes/Linq/menu';
import { ERROR_ADVICE } from '../../nodes/shared/linq/errorCodes';
import { errorsPage } from '../../scripts/lib/errorsPage.js';
import { withOperations } from '../../scripts/lib/operationsTable.js';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');
const readme = read('README.md');

it('the README lists the operations that the node has; after a change, npm run docs writes them', () => {
	expect(readme).toBe(withOperations(readme, menu));
});

it('docs/errors.md explains the error codes that the node knows; after a change, npm run docs writes them', () => {
	expect(read('docs/errors.md')).toBe(errorsPage(ERROR_ADVICE));
});

it.each(['scripts/n8n', 'scripts/n8n-oldest'])(
	'the README names the n8n that tests run on, %s',
	(folder) => {
		const { dependencies } = JSON.parse(read(`${folder}/package.json`)) as {
			dependencies: { n8n: string };
		};
		expect(readme).toContain(dependencies.n8n);
	},
);
