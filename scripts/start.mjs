/**
 * `npm start`: a real n8n with the Linq nodes, wired to the emulator.
 *
 * Environment: N8N_PORT (5678), EMULATOR_PORT (4010), N8N_USER_FOLDER (`.n8n` in the checkout),
 * XDG_CACHE_HOME (where n8n itself is kept).
 */

import { resolve } from 'node:path';
import { inCheckout, packageJson } from './lib/checkout.mjs';
import { addEditorDoor } from './lib/editorDoor.mjs';
import { ensureN8n } from './lib/n8nInstall.mjs';
import { build } from './lib/nodePackage.mjs';
import { owner } from './lib/owner.mjs';
import { portFromEnvironment, requirePort } from './lib/ports.mjs';
import { describe } from './lib/problem.mjs';
import { step } from './lib/progress.mjs';
import { requireCheckout } from './lib/requirements.mjs';

const closers = [];
let closing;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // Interrupted a second time: exits at once. Processes that n8n leaves are ended on exit.
    if (closing) process.exit(1);
    console.log('\nStopping …');
    void close().then(() => process.exit(0));
  });
}

try {
  const workbench = await open();
  explain(workbench);
  await workbench.n8n.crashed;
} catch (error) {
  if (!closing) {
    console.error(`\n${describe(error)}`);
    await close();
    process.exit(1);
  }
}

async function open() {
  console.log(`${packageJson.name} ${packageJson.version}\n`);
  requireCheckout();
  const n8nPort = portFromEnvironment('N8N_PORT', 5678);
  const emulatorPort = portFromEnvironment('EMULATOR_PORT', 4010);
  await requirePort(n8nPort, { what: "n8n's editor", variable: 'N8N_PORT' });
  await requirePort(emulatorPort, { what: 'the emulator', variable: 'EMULATOR_PORT' });

  await ensureN8n();
  await step('Build the nodes', build);
  // Only now: what it imports is among the dependencies that were looked for above.
  const { openWorkbench } = await import('./lib/workbench.mjs');
  return await openWorkbench({
    userFolder: resolve(process.env.N8N_USER_FOLDER || inCheckout('.n8n')),
    n8nPort,
    emulatorOptions: { port: emulatorPort },
    onOpened: (closer) => closers.unshift(closer),
  });
}

async function close() {
  closing = true;
  for (const closer of closers.splice(0)) await closer();
}

function explain(workbench) {
  const { n8n, emulator } = workbench;
  const editor = addEditorDoor(workbench);
  console.log(`
  Phone     ${emulator.url}
  Editor    ${n8n.url}   the links below sign you in
            ${owner.email}   ${owner.password}
  Emulator  ${emulator.baseUrl}   token ${emulator.token}

Three things to try, with the phone beside the editor

  1. Open ${editor('/workflow/linqFirstMessage')}
     and press "Execute workflow": the message appears on the phone.
  2. Open ${editor('/workflow/linqAnswer')}
     and press "Publish". Then text your line from the phone: n8n answers.
  3. Open ${editor('/workflow/linqDrip')}
     and press "Execute workflow". Answer its question on the phone, or wait for the reminder.

n8n's log is ${n8n.logFile}.
Your workflows are kept in ${n8n.userFolder}; delete that folder to start afresh.
Ctrl-C stops everything.
`);
}
