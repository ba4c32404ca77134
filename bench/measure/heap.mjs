/** Heap: what sent messages leave in memory, in the cells of the sends. */

import { contenders } from '../contenders/index.mjs';
import { CELLS } from './sends.mjs';

const ROUNDS = 3;

/** All contenders at the same time: what stays in memory does not depend on who else is at work. */
export async function measureHeap(pool) {
  const measured = [];
  for (const { items, latencyMs } of CELLS) {
    const results = Object.fromEntries(contenders.map(({ id }) => [id, []]));
    for (let round = 0; round < ROUNDS; round++) {
      const ids = contenders
        .filter(({ sequential }) => round === 0 || !(sequential && latencyMs > 0))
        .map(({ id }) => id);
      const answers = await pool.askTogether(ids, { task: 'heap', items }, { latencyMs });
      ids.forEach((id, index) => results[id].push(answers[index]));
    }
    measured.push({ items, latencyMs, results });
  }
  return measured;
}
