/** What the numbers were measured on. Nothing that names the machine. */

import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';
import { packageJson } from '../../scripts/lib/checkout.mjs';

const require = createRequire(import.meta.url);

/** How many other programs wanted a processor when the benchmark began. */
const [loadBefore] = loadavg();

export function describeMachine() {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 1024 ** 3);
  const engine = require('n8n-core/package.json').version;
  return [
    `${processors.length} × ${model}, ${memory} GB, ${process.platform} ${process.arch}`,
    `Node ${process.versions.node}, n8n-core ${engine}, ${packageJson.name} ${packageJson.version}`,
    `Load average before the run: ${loadBefore.toFixed(1)}${isBusy(processors.length) ? ', so the machine was busy with other work, and the times are not its best' : ''}`,
  ];
}

const isBusy = (processors) => loadBefore > processors / 2;
