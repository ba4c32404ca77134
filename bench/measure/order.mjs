/** Order: 20 chats with 10 messages each, and answers that take 2 to 12 ms. */

import { contenders } from '../contenders/index.mjs';

const CHATS = 20;
const ITEMS = 200;

/** @returns {Promise<Map<string, number>>} messages that a later one of their chat overtook, by id */
export async function measureOrder(pool) {
  const overtaken = new Map();
  for (const { id } of contenders) {
    const task = { task: 'send', items: ITEMS, chats: CHATS };
    const { done } = await pool.ask(id, task, { latencyMs: 2, jitterMs: 10 });
    overtaken.set(id, countOvertaken(done.map(orderOf)));
  }
  return overtaken;
}

const orderOf = (body) => Number(body.match(/order (\d+) is/)[1]);

function countOvertaken(orders) {
  const latest = new Map();
  return orders.filter((order) => {
    const chat = order % CHATS;
    const isLate = order < (latest.get(chat) ?? -1);
    latest.set(chat, Math.max(order, latest.get(chat) ?? -1));
    return isLate;
  }).length;
}
