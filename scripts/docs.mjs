/** `npm run docs`: writes the operations table into the README. */

import { readFileSync, writeFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { inCheckout } from './lib/checkout.mjs';
import { withOperations } from './lib/operationsTable.js';

const { menu } = await tsImport('../nodes/Linq/menu.ts', import.meta.url);
const readme = inCheckout('README.md');
writeFileSync(readme, withOperations(readFileSync(readme, 'utf8'), menu));
