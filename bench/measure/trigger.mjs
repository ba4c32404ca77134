/** The trigger: time in `webhook()` per event. */

import { handlers, OURS } from '../trigger/labels.mjs';
import { startChild } from '../worker/child.mjs';
import { inRounds } from './rounds.mjs';

const WORKER = new URL('../trigger/worker.mjs', import.meta.url);

const CELLS = [
  { bytes: 1_000, events: 2_000 },
  { bytes: 100_000, events: 100 },
];
/** More than our trigger remembers, so that what is measured is its everyday state. */
const WARM_UP_EVENTS = 11_000;
const ROUNDS = 5;

export async function measureTrigger(env) {
  const ids = handlers.map(({ id }) => id);
  const worker = await startChild(WORKER, { execArgv: ['--expose-gc'], env });
  try {
    for (const id of ids) {
      await worker.ask({ id, bytes: 1_000, events: id === OURS ? WARM_UP_EVENTS : 1_000 });
    }
    const measured = [];
    for (const { bytes, events } of CELLS) {
      const turn = async (id) => await worker.ask({ id, bytes, events });
      measured.push({ bytes, results: await inRounds({ ids, turn, rounds: ROUNDS, budgetMs: 5_000 }) });
    }
    return measured;
  } finally {
    await worker.stop();
  }
}
