/** Lists: all of 10,000 chats. */

import { contenders } from '../contenders/index.mjs';
import { inRounds } from './rounds.mjs';

const CELLS = [
  { latencyMs: 25, rounds: 1 },
  { latencyMs: 0, rounds: 3 },
];

export async function measureLists(pool) {
  const ids = contenders.filter(({ listless }) => !listless).map(({ id }) => id);
  for (const id of ids) await pool.ask(id, { task: 'list' });

  const measured = [];
  for (const { latencyMs, rounds } of CELLS) {
    const turn = async (id) => await pool.ask(id, { task: 'list' }, { latencyMs });
    measured.push({ latencyMs, results: await inRounds({ ids, turn, rounds, budgetMs: 5_000 }) });
  }
  return measured;
}
