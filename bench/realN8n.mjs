/** Events per second in a real n8n: Linq Trigger beside n8n's own Webhook node. */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes } from '../scripts/lib/inLanes.mjs';
import { signIn } from '../scripts/lib/n8nClient.mjs';
import { listenOn } from '../scripts/lib/ports.mjs';
import { openWorkbench } from '../scripts/lib/workbench.mjs';
import { OURS, TOKEN, WEBHOOK } from './contenders.mjs';
import { delivery, SECRET } from './deliveries.mjs';
import { inRounds } from './rounds.mjs';

const EVENTS = 60;
const IN_FLIGHT = 10;
const ROUNDS = 4;
/** For the executions that a round has started, so that they end before the next one begins. */
const PAUSE_MS = 2_000;

/** @returns results by id; both nodes get the same signed deliveries of 1 kB */
export async function realN8n() {
  const userFolder = await mkdtemp(join(tmpdir(), 'linqapp-bench-'));
  const linq = await startSubscriptions();
  let workbench;
  try {
    workbench = await openWorkbench({ userFolder });
    const urls = await publish(workbench, linq.baseUrl);
    const turn = async (id) => {
      const result = await deliverAll(urls[id]);
      await sleep(PAUSE_MS);
      return result;
    };
    const ids = Object.keys(urls);
    for (const id of ids) await turn(id);
    return await inRounds({ ids, turn, rounds: ROUNDS });
  } finally {
    await workbench?.close();
    linq.close();
    await rm(userFolder, { recursive: true, force: true });
  }
}

/** As much of Linq as an activation needs: subscriptions whose secret is known here. */
async function startSubscriptions() {
  const server = createServer((request, response) => {
    const isCreation = request.method === 'POST';
    const body = isCreation ? { id: 'bench', signing_secret: SECRET } : { subscriptions: [] };
    request.resume();
    response.writeHead(isCreation ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  const port = await listenOn(server);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () => server.close(),
  };
}

/** Saves and activates a workflow of one node for each of the two; gives the URLs of their webhooks. */
async function publish({ n8n, install }, baseUrl) {
  const client = await signIn(n8n, install);
  const data = { apiToken: TOKEN, baseUrl };
  const credential = await client.createCredential({
    name: 'Bench',
    type: 'linqPartnerApi',
    data,
  });
  const webhookId = randomUUID();
  const nodes = {
    [OURS]: {
      type: 'n8n-nodes-linqapp.linqTrigger',
      typeVersion: 2,
      parameters: {},
      credentials: { linqPartnerApi: { id: credential.id, name: credential.name } },
    },
    [WEBHOOK]: {
      type: 'n8n-nodes-base.webhook',
      typeVersion: 2.1,
      parameters: { httpMethod: 'POST', path: webhookId },
    },
  };
  const urls = {};
  for (const [id, node] of Object.entries(nodes)) {
    const { id: workflowId } = await client.createWorkflow({
      name: id,
      nodes: [{ id: randomUUID(), name: id, position: [0, 0], webhookId, ...node }],
    });
    await client.activate(workflowId);
    urls[id] = `${n8n.url}/webhook/${webhookId}${id === OURS ? '/webhook' : ''}`;
  }
  return urls;
}

async function deliverAll(url) {
  const deliveries = Array.from({ length: EVENTS }, () => delivery(1_000));
  const start = performance.now();
  await inLanes(deliveries, IN_FLIGHT, async ({ headers, rawBody }) => {
    const response = await fetch(url, { method: 'POST', headers, body: rawBody });
    await response.text();
    if (response.status !== 200) throw new Error(`${url} responded ${response.status}`);
  });
  return { perSecond: EVENTS / ((performance.now() - start) / 1000) };
}
