/** Heap: what 1,000 sent messages leave in memory. */

import { contenders } from '../contenders/index.mjs';
import { inRounds } from './rounds.mjs';

export async function measureHeap(pool) {
  const ids = contenders.filter(({ sequential }) => !sequential).map(({ id }) => id);
  const turn = async (id) => await pool.ask(id, { task: 'heap', items: 1_000 });
  return await inRounds({ ids, turn, rounds: 3, budgetMs: 8_000 });
}
