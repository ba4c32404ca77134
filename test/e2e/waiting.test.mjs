/** Questions in a chat that a real n8n waits for. */

import { describe } from 'node:test';
import { currentN8n } from '../../scripts/lib/n8nInstall.mjs';
import { testWaiting, waitingOptions } from './support/waitingScenario.mjs';
import { setUpWorkbench } from './support/workbench.mjs';

describe(`Send and wait in n8n ${currentN8n.version}`, () =>
  testWaiting(setUpWorkbench(waitingOptions)));
