/** The Linq tool behind an MCP Server Trigger of the real n8n, called by the official MCP client. */

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { subNode } from './support/agents.mjs';
import { setUpWorkbench } from './support/workbench.mjs';
import { byId, node } from './support/workflows.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const WORDS = 'Your table is booked for seven.';

describe('An MCP client', () => {
  let n8n;
  let workflowId;
  let client;
  after(async () => await client?.close());
  const workbench = setUpWorkbench({ emulatorOptions: { frozenClock: true } });

  before(async () => {
    n8n = workbench.client;
    const trigger = node('MCP Server Trigger', '@n8n/n8n-nodes-langchain.mcpTrigger', 2, {
      authentication: 'none',
      path: 'linq',
    });
    const workflow = {
      name: 'MCP server',
      nodes: [
        { ...trigger, webhookId: randomUUID() },
        subNode('Send a message', 'linqTool', {
          resource: 'message',
          operation: 'send',
          to: byId(CHAT),
          text: "={{ $fromAI('text', 'The words of the message', 'string') }}",
        }),
        subNode('Ask and wait', 'linqTool', {
          resource: 'message',
          operation: 'sendAndWait',
          chatId: byId(CHAT),
          message: "={{ $fromAI('question', 'The question', 'string') }}",
        }),
      ],
      connections: Object.fromEntries(
        ['Send a message', 'Ask and wait'].map((name) => [
          name,
          { ai_tool: [[{ node: trigger.name, type: 'ai_tool', index: 0 }]] },
        ]),
      ),
    };
    ({ id: workflowId } = await n8n.createWorkflow(workflow));
    await n8n.activate(workflowId);
    client = await connect(new URL(`${workbench.n8n.url}/mcp/linq`), workbench.install);
  });

  const sent = () => workbench.emulator.received().messages.map(({ parts }) => parts[0].value);
  const call = async (name, parameters) =>
    await client.callTool({ name, arguments: parameters }).catch((error) => ({
      isError: true,
      content: [{ text: error.message }],
    }));

  test('finds the tools, with what they need', async () => {
    const { tools } = await client.listTools();
    const [send] = tools.filter(({ name }) => name === 'Send_a_message');
    assert.deepEqual(Object.keys(send.inputSchema.properties), ['text']);
  });

  test('sends, and gets a small result', async () => {
    const { content, isError } = await call('Send_a_message', { text: WORDS });
    assert.ok(!isError, content[0].text);
    assert.deepEqual(sent(), [WORDS]);
    assert.match(content[0].text, new RegExp(workbench.emulator.received().messages[0].id));
    assert.ok(content[0].text.length < 600, content[0].text);
  });

  test('sends the same words again when it asks again: each call is an execution of its own', async () => {
    await call('Send_a_message', { text: WORDS });
    assert.deepEqual(sent(), [WORDS, WORDS]);
  });

  test('is told that it cannot wait for an answer, and nothing is sent', async () => {
    const before = sent().length;
    const { content } = await call('Ask_and_wait', { question: 'Is seven all right?' });
    assert.match(content[0].text, /wait/i);
    assert.equal(sent().length, before);
  });
});

/** The official client, of which n8n brings a copy. */
async function connect(url, { folder }) {
  const load = createRequire(join(folder, 'package.json'));
  const { Client } = load('@modelcontextprotocol/sdk/client/index.js');
  const { StreamableHTTPClientTransport } = load(
    '@modelcontextprotocol/sdk/client/streamableHttp.js',
  );
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(url));
  return client;
}
