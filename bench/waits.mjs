/** What a message costs in a real n8n while many executions wait for answers on its line. */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialId } from '../scripts/lib/examples.mjs';
import { signIn, until } from '../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../scripts/lib/workbench.mjs';
import { inLanes } from './contenders.mjs';

const WAITS = [1, 10, 100];
const LANES = 5;
const PATH = 'ask';
const TOLD = 'Thank you!';
const POLL_MS = 5;
const CARLOS = '+12025550112';

/**
 * @returns for each number of waits, after a reply to one of them: how many deliveries it made, in how many
 *   attempts, and the milliseconds until the next node of that execution had sent a message and until n8n had
 *   taken all of them
 */
export async function waits() {
  const userFolder = await mkdtemp(join(tmpdir(), 'linqapp-bench-'));
  let workbench;
  try {
    workbench = await openWorkbench({ userFolder });
    const [asked, ...others] = chatsOnOneLine(workbench.emulator);
    const ask = await publish(workbench);
    const measured = [];
    for (const [index, count] of WAITS.entries()) {
      const more = count - (WAITS[index - 1] ?? 1);
      const silent = Array.from({ length: more }, (_, one) => others[one % others.length]);
      await inLanes([asked, ...silent], LANES, ask.start);
      await until(`${count} waits`, async () => (await ask.waiting()) === count);
      measured.push({ count, ...(await answer(workbench.emulator, asked)) });
    }
    return measured;
  } finally {
    await workbench?.close();
    await rm(userFolder, { recursive: true, force: true });
  }
}

/** Chats with one person each on the line that writes with Carlos; his comes first. */
function chatsOnOneLine(emulator) {
  const single = emulator.snapshot().chats.filter((chat) => !chat.is_group);
  const handlesOf = (chat, isMe) =>
    chat.handles.filter((one) => one.is_me === isMe).map(({ handle }) => handle);
  const first = single.find((chat) => handlesOf(chat, false).includes(CARLOS));
  const [line] = handlesOf(first, true);
  const others = single.filter((chat) => chat !== first && handlesOf(chat, true).includes(line));
  return [first, ...others].map(({ id }) => id);
}

/** Publishes a workflow that asks in the chat that is posted to it, and says there when it goes on. */
async function publish({ n8n, install }) {
  const client = await signIn(n8n, install);
  const credentials = { linqPartnerApi: { id: credentialId, name: 'Linq emulator' } };
  const chat = (value) => ({ __rl: true, mode: 'id', value });
  const ask = { operation: 'sendAndWait', chatId: chat('={{ $json.body.chatId }}') };
  const tell = { operation: 'send', to: chat('={{ $json.chatId }}'), text: TOLD };
  const nodes = [
    ['Webhook', 'n8n-nodes-base.webhook', 2, { path: PATH, httpMethod: 'POST' }],
    ['Ask', 'n8n-nodes-linqapp.linq', 1, { ...ask, message: 'Shall we keep your table?' }],
    ['Tell', 'n8n-nodes-linqapp.linq', 1, tell],
  ].map(([name, type, typeVersion, parameters]) => {
    const id = randomUUID();
    return {
      id,
      name,
      type,
      typeVersion,
      parameters,
      position: [0, 0],
      webhookId: id,
      credentials,
    };
  });
  const to = (node) => ({ main: [[{ node, type: 'main', index: 0 }]] });
  const { id } = await client.createWorkflow({
    name: 'Waits',
    nodes,
    connections: { Webhook: to('Ask'), Ask: to('Tell') },
  });
  await client.activate(id);
  return {
    async start(chatId) {
      const response = await fetch(`${n8n.url}/webhook/${PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chatId }),
      });
      if (response.status !== 200) throw new Error(`The webhook responded ${response.status}`);
    },
    waiting: async () =>
      (await client.executions(id)).filter(({ status }) => status === 'waiting').length,
  };
}

/** Replies in a chat, and takes the time. */
async function answer(emulator, chatId) {
  const told = () =>
    emulator.received().messages.filter(({ parts }) => parts[0].value === TOLD).length;
  const [toldBefore, before] = [told(), emulator.deliveries().length];
  const start = performance.now();
  emulator.reply({ chatId, text: 'Yes' });
  while (told() === toldBefore) await sleep(POLL_MS);
  const wokenMs = performance.now() - start;
  const caused = await until('the last response', () => {
    const deliveries = emulator.deliveries().slice(before);
    return deliveries.every(({ state }) => state !== 'pending') && deliveries;
  });
  const settledMs = performance.now() - start;
  const attempts = caused.reduce((sum, delivery) => sum + delivery.attempts.length, 0);
  return { deliveries: caused.length, attempts, wokenMs, settledMs };
}
