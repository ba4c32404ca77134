/** `npm run docs`: writes the operations table into the README. Needs a build. */

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inCheckout } from './lib/checkout.mjs';
import { withOperations } from './lib/operationsTable.js';

const { menu } = createRequire(import.meta.url)('../dist/nodes/Linq/resources');
const readme = inCheckout('README.md');
writeFileSync(readme, withOperations(readFileSync(readme, 'utf8'), menu));
