/**
 * `npm run docs`: writes the operations table into the README, docs/errors.md, and the public contract into
 * docs/architecture.md. Names are only added to the contract; it stops where one is missing.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { inCheckout } from './lib/checkout.mjs';
import { brokenPromises, withContract } from './lib/contractBlock.js';
import { errorsPage } from './lib/errorsPage.js';
import { withOperations } from './lib/operationsTable.js';

const { menu } = await tsImport('../nodes/Linq/menu.ts', import.meta.url);
const { ERROR_ADVICE } = await tsImport('../nodes/shared/linq/errorCodes.ts', import.meta.url);
const { publicContract } = await tsImport('../test/contract/publicContract.ts', import.meta.url);

update('README.md', (readme) => withOperations(readme, menu));
update('docs/errors.md', () => errorsPage(ERROR_ADVICE));
const hasNewNames = update('docs/architecture.md', (document) => {
  const contract = publicContract();
  const broken = brokenPromises(document, contract);
  if (broken.length > 0) {
    console.error(`Saved workflows use these names, and they are gone:\n  ${broken.join('\n  ')}`);
    console.error(
      'If they were never released, put docs/architecture.md back with git and run again.',
    );
    process.exitCode = 1;
    return document;
  }
  return withContract(document, contract);
});
if (hasNewNames) console.log('Say in CHANGELOG.md, under Unreleased, what is new for users.');

/** @returns whether the file has changed */
function update(name, change) {
  const file = inCheckout(name);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) return false;
  writeFileSync(file, after);
  console.log(`Written: ${name}`);
  return true;
}
