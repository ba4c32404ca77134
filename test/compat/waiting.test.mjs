/** Questions in a chat that the oldest n8n waits for: it signs resume URLs, and times out, in a way of its own. */

import { describe } from 'node:test';
import { oldestN8n } from '../../scripts/lib/n8nInstall.mjs';
import { testWaiting, waitingOptions } from '../e2e/support/waitingScenario.mjs';
import { setUpWorkbench } from '../e2e/support/workbench.mjs';

describe(`Send and wait in n8n ${oldestN8n.version}`, () =>
  testWaiting(setUpWorkbench({ ...waitingOptions, release: oldestN8n })));
