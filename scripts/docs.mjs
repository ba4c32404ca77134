/** `npm run docs`: writes the operations table into the README, and docs/errors.md. */

import { readFileSync, writeFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { inCheckout } from './lib/checkout.mjs';
import { errorsPage } from './lib/errorsPage.js';
import { withOperations } from './lib/operationsTable.js';

const { menu } = await tsImport('../nodes/Linq/menu.ts', import.meta.url);
const readme = inCheckout('README.md');
writeFileSync(readme, withOperations(readFileSync(readme, 'utf8'), menu));

const { ERROR_ADVICE } = await tsImport('../nodes/shared/linq/errorCodes.ts', import.meta.url);
writeFileSync(inCheckout('docs/errors.md'), errorsPage(ERROR_ADVICE));
