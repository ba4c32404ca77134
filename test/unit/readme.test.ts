/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads a file of the repository */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { menu } from '../../nodes/Linq/resources';
import { withOperations } from '../../scripts/lib/operationsTable.js';

it('lists the operations that the node has', () => {
	const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
	expect(readme).toBe(withOperations(readme, menu));
});
