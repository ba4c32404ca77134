/** Ten lanes of Node's own `fetch`, which keeps its connections open: the limit, without n8n. */

import { bodyOf, inLanes, TOKEN } from './workload.mjs';

const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

export function contender(origin) {
  return {
    async send(records) {
      return await inLanes(records, 10, async (record) => {
        const response = await fetch(`${origin}/v3/chats/${record.chatId}/messages`, {
          method: 'POST',
          headers,
          body: JSON.stringify(bodyOf(record)),
        });
        return await response.json();
      });
    },
    async list() {
      const chats = [];
      for (let cursor = '0'; cursor; ) {
        const response = await fetch(`${origin}/v3/chats?limit=100&cursor=${cursor}`, { headers });
        const page = await response.json();
        chats.push(...page.chats);
        cursor = page.next_cursor;
      }
      return chats.length;
    },
  };
}
