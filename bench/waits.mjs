/**
 * What a message costs in a real n8n while many executions wait for answers on its line, by each of the
 * two ways to wait for many.
 */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialId } from '../scripts/lib/examples.mjs';
import { inLanes } from '../scripts/lib/inLanes.mjs';
import { signIn, until } from '../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../scripts/lib/workbench.mjs';

const WAITS = [1, 10, 100, 1_000];
const LANES = 5;
/** So many executions are started at once. */
const STEP = 100;
const PATH = 'ask';
const QUESTION = 'Shall we keep your table?';
const TOLD = 'Thank you!';
const POLL_MS = 5;
/** Longer than Linq, or the emulator, repeats a delivery. */
const TIMEOUT_MS = 180_000;

const inChat = (value) => ({ __rl: true, mode: 'id', value });

/** The node that asks and waits, and the examples that it needs. */
const WAYS = {
  node: {
    examples: [],
    ask: {
      type: 'n8n-nodes-linqapp.linq',
      typeVersion: 1,
      parameters: {
        operation: 'sendAndWait',
        chatId: inChat('={{ $json.body.chatId }}'),
        message: QUESTION,
      },
    },
  },
  table: {
    examples: ['linqAskAndWait', 'linqPassOnAnswers'],
    ask: {
      type: 'n8n-nodes-base.executeWorkflow',
      typeVersion: 1.2,
      parameters: {
        workflowId: inChat('linqAskAndWait'),
        workflowInputs: {
          mappingMode: 'defineBelow',
          value: { chatId: '={{ $json.body.chatId }}', question: QUESTION, hours: 48, key: '' },
        },
      },
    },
  },
};

/**
 * @returns for each way and number of waits, after a reply to one of them: how many deliveries it made, in how
 *   many attempts, the milliseconds until the next node of that execution had sent a message (undefined if it
 *   never did) and until n8n had taken all of them, and the seconds of a processor that n8n spent meanwhile
 */
export async function waits() {
  const measured = [];
  for (const way of Object.keys(WAYS)) measured.push(...(await measure(way)));
  return measured;
}

async function measure(way) {
  const userFolder = await mkdtemp(join(tmpdir(), 'linqapp-bench-'));
  let workbench;
  try {
    workbench = await openWorkbench({ userFolder, env: { N8N_METRICS: 'true' } });
    const chats = chatsOnOneLine(workbench.emulator);
    const ask = await publish(workbench, WAYS[way]);
    const measured = [];
    let asked = 0;
    for (const count of WAITS) {
      // The one that was answered is asked again.
      await ask(measured.length > 0 ? [chats[0]] : [], asked);
      while (asked < count) {
        const step = chats.slice(asked, Math.min(asked + STEP, count));
        asked += step.length;
        await ask(step, asked);
      }
      measured.push({ way, count, ...(await answer(workbench, chats[0])) });
    }
    return measured;
  } finally {
    await workbench?.close();
    await rm(userFolder, { recursive: true, force: true });
  }
}

/** Chats on one line, with one person each, who have written first. */
function chatsOnOneLine(emulator) {
  return Array.from({ length: WAITS.at(-1) }, (_, index) => {
    const { chat_id: chatId } = emulator.reply({ from: `+1202557${1_000 + index}`, text: 'Hi' });
    return chatId;
  });
}

/** Publishes a workflow that asks in the chat that is posted to it, and says there when it goes on. */
async function publish({ n8n, install }, { examples, ask }) {
  const client = await signIn(n8n, install);
  for (const example of examples) await client.activate(example);
  const credentials = { linqPartnerApi: { id: credentialId, name: 'Linq emulator' } };
  const tell = { operation: 'send', to: inChat('={{ $json.chatId }}'), text: TOLD };
  const nodes = [
    {
      name: 'Webhook',
      type: 'n8n-nodes-base.webhook',
      typeVersion: 2,
      parameters: { path: PATH, httpMethod: 'POST' },
    },
    { name: 'Ask', ...ask },
    { name: 'Tell', type: 'n8n-nodes-linqapp.linq', typeVersion: 1, parameters: tell },
  ].map((node) => {
    const id = randomUUID();
    return { ...node, id, webhookId: id, position: [0, 0], credentials };
  });
  const to = (node) => ({ main: [[{ node, type: 'main', index: 0 }]] });
  const { id } = await client.createWorkflow({
    name: 'Waits',
    nodes,
    connections: { Webhook: to('Ask'), Ask: to('Tell') },
  });
  await client.activate(id);
  const waiting = async () =>
    (await client.executions(id)).filter(({ status }) => status === 'waiting').length;

  /** Asks in these chats, and resolves when so many wait in all. */
  return async (chatIds, count) => {
    await inLanes(chatIds, LANES, async (chatId) => {
      const response = await fetch(`${n8n.url}/webhook/${PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chatId }),
      });
      if (response.status !== 200) throw new Error(`The webhook responded ${response.status}`);
    });
    await until(`${count} waits`, async () => (await waiting()) === count);
  };
}

/** Replies in a chat, and takes the time. */
async function answer({ emulator, n8n }, chatId) {
  const told = () =>
    emulator.received().messages.filter(({ parts }) => parts[0].value === TOLD).length;
  const [toldBefore, before] = [told(), emulator.deliveries().length];
  const cpuBefore = await cpuSeconds(n8n);
  const start = performance.now();
  const since = () => performance.now() - start;
  emulator.reply({ chatId, text: 'Yes' });
  let wokenMs;
  let caused = [];
  do {
    await sleep(POLL_MS);
    if (told() > toldBefore) wokenMs ??= since();
    caused = emulator.deliveries().slice(before);
  } while (
    since() < TIMEOUT_MS &&
    (wokenMs === undefined || caused.some(({ state }) => state === 'pending'))
  );
  const settledMs = since();
  const attempts = caused.reduce((sum, delivery) => sum + delivery.attempts.length, 0);
  const cpu = (await cpuSeconds(n8n)) - cpuBefore;
  return { deliveries: caused.length, attempts, wokenMs, settledMs, cpu };
}

/** What n8n has spent of a processor since it began, by its own count. */
async function cpuSeconds({ url }) {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^n8n_process_cpu_seconds_total (\S+)/m.exec(metrics)[1]);
}
