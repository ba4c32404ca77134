/**
 * n8n's own scanner for community packages, offline and with warnings counted as failures.
 *
 * On publishing, n8n runs it twice: on the source that the package's provenance names, and on the
 * published tarball. So does this, with the same file patterns, on the checkout and on what
 * `npm pack` makes of it. Expects `npm run build` to have been run.
 */

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SOURCE_FILE_PATTERNS,
  analyzePackage,
  buildScanConfig,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';
import { checkout } from './lib/checkout.mjs';
import { unpackInto } from './lib/nodePackage.mjs';

// As in the scanner's `analyzePackageByName`, which exports the other list but not this one.
const PUBLISHED_FILE_PATTERNS = ['**/*.js', 'package.json'];
const PUBLISHED = /^(dist\/.+|README\.md|LICENSE|package\.json)$/;

const published = await mkdtemp(join(tmpdir(), 'n8n-nodes-linqapp-scan-'));
try {
  await unpackInto(published);
  const failures = [
    await scan('source', checkout, SOURCE_FILE_PATTERNS),
    await scan('npm pack output', published, PUBLISHED_FILE_PATTERNS),
    await strangers(published),
  ].flat();

  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  await rm(published, { recursive: true });
}

/** The scanner's result, and then the warnings that it does not print. */
async function scan(what, folder, patterns) {
  const verdict = await analyzePackage(folder, patterns);
  if (!verdict.passed) return [`${what}: ${verdict.message}\n${verdict.details ?? ''}`];

  const eslint = new ESLint({
    cwd: folder,
    allowInlineConfig: false,
    overrideConfigFile: true,
    overrideConfig: await buildScanConfig(),
    errorOnUnmatchedPattern: false,
  });
  const results = await eslint.lintFiles(patterns);
  const files = results.length;
  // The scanner passes an empty folder; here that means that the build is missing.
  if (files < 2) return [`${what}: nothing to scan. Run \`npm run build\` first.`];
  if (results.some(({ warningCount }) => warningCount > 0)) {
    return [`${what}: warnings\n${await (await eslint.loadFormatter('stylish')).format(results)}`];
  }
  console.log(`Scanned the ${what}: ${files} files, no errors, no warnings.`);
  return [];
}

/** Files that have no business in the published package. */
async function strangers(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((file) => !PUBLISHED.test(file))
    .map((file) => `npm pack output: ${file} should not be published.`);
}
