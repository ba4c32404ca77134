/** Linq's official SDK, one message after the other, without n8n. */

import Linq from '@linqapp/sdk';
import { bodyOf, TOKEN } from './workload.mjs';

export function contender(origin) {
  const linq = new Linq({ apiKey: TOKEN, baseURL: origin });
  return {
    async send(records) {
      const outputs = [];
      for (const record of records) {
        outputs.push(await linq.chats.messages.send(record.chatId, bodyOf(record)));
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
