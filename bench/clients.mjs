/** Contenders that need no n8n. */

import Linq from '@linqapp/sdk';
import { inLanes } from '../scripts/lib/inLanes.mjs';
import { bodyOf, FETCH, SDK, TOKEN } from './contenders.mjs';

const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

/** Ten lanes of Node's own `fetch`, which keeps its connections open: the limit, without n8n. */
function fetchPool(origin) {
  return {
    send: async (records) =>
      await inLanes(records, 10, async (record) => {
        const response = await fetch(`${origin}/v3/chats/${record.chatId}/messages`, {
          method: 'POST',
          headers,
          body: JSON.stringify(bodyOf(record)),
        });
        return await response.json();
      }),
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

/** Linq's official SDK, one message after the other. */
function sdk(origin) {
  const linq = new Linq({ apiKey: TOKEN, baseURL: origin });
  return {
    async send(records) {
      const outputs = [];
      for (const record of records) {
        const body = /** @type {Linq.Chats.MessageSendParams} */ (bodyOf(record));
        outputs.push(await linq.chats.messages.send(record.chatId, body));
      }
      return outputs;
    },
    async list() {
      const chats = [];
      for await (const chat of linq.chats.listChats({ limit: 100 })) chats.push(chat);
      return chats.length;
    },
  };
}

/** By the ids of `contenders.mjs`: a function of the stub's origin. */
export const makers = { [FETCH]: fetchPool, [SDK]: sdk };
