/**
 * Runs on the Node of an installed n8n: evaluates expressions as that n8n does.
 *
 * Reads `{ folder, engine?, cases: [expression, json][] }` from its input; without an engine, it is
 * the one that n8n takes when nobody chooses. Writes `{ engine, inSandbox, results }`.
 */

import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';

const { folder, engine: chosen, cases } = JSON.parse(await text(process.stdin));
const n8n = createRequire(createRequire(join(folder, 'package.json')).resolve('n8n/package.json'));
const { Expression, Workflow } = n8n('n8n-workflow');

const workflow = new Workflow({
  nodes: [
    { id: 'a', name: 'Linq', type: 'linq', typeVersion: 1, position: [0, 0], parameters: {} },
  ],
  connections: {},
  active: false,
  nodeTypes: { getByNameAndVersion: () => undefined },
});

/** As JSON, which is how the results get out: some objects of n8n cannot be written so. */
const evaluate = ([expression, json]) => {
  try {
    const items = [{ json }];
    const { expression: engine } = workflow;
    const value = engine.getParameterValue(expression, null, 0, 0, 'Linq', items, 'manual', {});
    return JSON.parse(JSON.stringify({ value }));
  } catch (error) {
    return { error: String(error) };
  }
};

/** What n8n starts its engine with when nobody has set anything; older ones have a single engine. */
function usual() {
  const { ExpressionEngineConfig } = n8n('@n8n/config');
  return ExpressionEngineConfig ? new ExpressionEngineConfig() : { engine: 'legacy' };
}

const settings = { ...usual(), ...(chosen && { engine: chosen }) };
await Expression.initExpressionEngine?.(settings);
// The engine with a sandbox cannot evaluate anything before it has acquired one.
const probe = evaluate(['={{ $json.a }}', { a: 1 }]);
await workflow.expression.acquireIsolate?.();
const results = cases.map(evaluate);
const engine = Expression.getActiveImplementation?.() ?? 'legacy';
await workflow.expression.releaseIsolate?.();
await Expression.disposeExpressionEngine?.();

const inSandbox = 'error' in probe;
process.stdout.write(JSON.stringify({ engine, inSandbox, results }));
