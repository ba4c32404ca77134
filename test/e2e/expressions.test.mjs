/** Expressions that the nodes read without n8n mean what n8n takes them for. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ensureN8n } from '../../scripts/lib/n8nInstall.mjs';
import { compareReader } from './support/expressions.mjs';

describe('The reader of simple expressions', () => {
  let install;

  before(async () => {
    install = await ensureN8n();
  });

  test("agrees with n8n's default engine, which evaluates in a sandbox", async () => {
    assert.deepEqual(await compareReader(install), { engine: 'vm', inSandbox: true });
  });

  test("agrees with n8n's older engine, which N8N_EXPRESSION_ENGINE=legacy selects", async () => {
    const { engine } = await compareReader(install, 'legacy');
    assert.equal(engine, 'legacy');
  });
});
