/** Sends: 200 and 1,000 messages to as many chats, at 25 ms of latency and at none. */

import { contenders } from '../contenders/index.mjs';
import { inRounds } from './rounds.mjs';

/** `sequentialRounds` is what contenders take part in that need half a minute for 1,000 messages. */
export const CELLS = [
  { items: 200, latencyMs: 25, rounds: 7, sequentialRounds: 3, budgetMs: 45_000 },
  { items: 1_000, latencyMs: 25, rounds: 3, sequentialRounds: 1, budgetMs: 20_000 },
  { items: 200, latencyMs: 0, rounds: 7, sequentialRounds: 3, budgetMs: 8_000 },
  { items: 1_000, latencyMs: 0, rounds: 5, sequentialRounds: 2, budgetMs: 12_000 },
];

export async function measureSends(pool) {
  const ids = contenders.map(({ id }) => id);
  const measured = [];
  for (const { items, latencyMs, rounds, sequentialRounds, budgetMs } of CELLS) {
    for (const id of ids) await warmUp(pool, id);
    const turn = async (id, round) => {
      const { sequential } = contenders.find((contender) => contender.id === id);
      if (sequential && round >= sequentialRounds) return undefined;
      return await pool.ask(id, { task: 'send', items, chats: items }, { latencyMs });
    };
    const results = await inRounds({ ids, turn, rounds, budgetMs });
    measured.push({ items, latencyMs, results });
  }
  return measured;
}

const WARM_UP_ROUNDS = 5;

/**
 * A worker of n8n has been running for days; what V8 has yet to compile, or has thrown away while
 * the others had their turn, is not the question.
 */
async function warmUp(pool, id) {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    await pool.ask(id, { task: 'send', items: 200, chats: 200 });
  }
}
