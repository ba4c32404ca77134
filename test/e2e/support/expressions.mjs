/** The reader of simple expressions, held against the expression engines of an installed n8n. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { tsImport } from 'tsx/esm/api';

const EVALUATE = fileURLToPath(new URL('evaluate.mjs', import.meta.url));
const READER = '../../../nodes/Linq/engine/fieldReader.ts';
const CASES = '../../expressions/cases.ts';

/**
 * What that n8n makes of the cases. If its process does not end well, the error says how it ended
 * and what it wrote.
 * @param {import('../../../scripts/lib/n8nInstall.mjs').N8nInstall} install
 */
async function evaluate({ folder, node }, input) {
  const child = spawn(node, [EVALUATE]);
  const closed = once(child, 'close');
  // A process that ends before it has read its input is reported by how it ended.
  child.stdin.on('error', () => {}).end(JSON.stringify({ folder, ...input }));
  const [output, errors, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    closed,
  ]);
  const ended = `n8n's engine ended with code ${code}, signal ${signal}`;
  assert.ok(code === 0 && output, `${ended}, ${output.length} characters of output and: ${errors}`);
  return JSON.parse(output);
}

/**
 * Evaluates expressions on that n8n, and asserts that whatever the nodes read by themselves is what
 * n8n makes of it. Resolves with the name of the engine and whether it has a sandbox of its own.
 * @param {import('../../../scripts/lib/n8nInstall.mjs').N8nInstall} install
 * @param {'legacy'} [chosen] the engine that n8n takes by itself if not given
 */
export async function compareReader(install, chosen) {
  const { fieldReader } = await tsImport(READER, import.meta.url);
  const { expressionCases, whenN8nChanges } = await tsImport(CASES, import.meta.url);
  const read = ([expression, json]) => fieldReader(expression)?.(json);
  // As JSON, which is how they get there.
  const drawn = JSON.parse(JSON.stringify(fc.sample(expressionCases, 6_000)));
  const cases = drawn.filter((one) => read(one) !== undefined);
  assert.ok(cases.length > 1_000, `only ${cases.length} of the expressions are read by the nodes`);

  const { engine, inSandbox, results } = await evaluate(install, { engine: chosen, cases });
  for (const [index, one] of cases.entries()) {
    assert.deepEqual({ value: read(one) }, results[index], whenN8nChanges(JSON.stringify(one)));
  }
  return { engine, inSandbox };
}
