/** An AI agent of the real n8n remembers the chat that Linq keeps, driven by a fake model. */

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { addBelow, agentChain, modelNode, subNode } from './support/agents.mjs';
import { startFakeModel, textOf } from './support/fakeModel.mjs';
import { setUpWorkbench } from './support/workbench.mjs';
import { byId, linqNode, linqTrigger, node } from './support/workflows.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const CARLOS = '+12025550112';
const OTHER_CHAT = 'c4a70000-0000-4000-8000-000000000006';
const JONAS = '+12025550119';
/** What the seeded chats begin with. */
const BEGIN = ['user', '[What you remember of this chat begins here]'];
const HELLO = [
  BEGIN,
  ['assistant', 'Hi! How can we help?'],
  ['user', 'Just looking around, thanks.'],
];
const UNANSWERED = ['assistant', '[Not answered yet]'];

/** An agent as the tool of another one. */
const WAITER = {
  toolDescription: 'Talks to the guest',
  text: "={{ $fromAI('Prompt', 'What to say', 'string') }}",
  options: {},
};


describe('Linq Chat Memory', () => {
  const workbench = setUpWorkbench({ emulatorOptions: { frozenClock: true, rateLimit: false } });
  let emulator;
  let client;
  before(() => ({ emulator, client } = workbench));
  let model;
  const published = [];

  afterEach(async () => {
    for (const id of published.splice(0)) await client.deactivate(id);
    await model.close();
    emulator.reset();
  });

  /**
   * Publishes an agent that answers each message.
   * @param {Parameters<typeof startFakeModel>[0]} turns of its model
   * @param {{ memory?: object, tools?: object[], version?: number }} [agent]
   */
  async function publishAgent(turns, { memory = {}, tools = [], version } = {}) {
    model = await startFakeModel(turns);
    const { id } = await client.createWorkflow(
      agentChain('Agent with a memory', {
        before: [linqTrigger()],
        model: await modelNode(client, model),
        memory: subNode('Memory', 'linqChatMemory', memory),
        tools,
        version,
        after: [
          linqNode('Answer', {
            resource: 'message',
            operation: 'send',
            to: byId("={{ $('Linq Trigger').item.json.chatId }}"),
            text: '={{ $json.output }}',
          }),
        ],
      }),
    );
    published.push(id);
    await client.activate(id);
    return id;
  }

  const sayTool = () =>
    subNode('Say', 'linqTool', {
      resource: 'message',
      operation: 'send',
      to: byId("={{ $('Linq Trigger').first().json.chatId }}"),
      text: "={{ $fromAI('Text', 'The words', 'string') }}",
    });

  async function writes(text) {
    emulator.reply({ chatId: CHAT, from: CARLOS, text });
    await emulator.settled();
  }

  /** What Linq was asked for, of which the memory is the only reader. */
  const reads = () =>
    emulator
      .received()
      .requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'));

  test('has turn by turn what is in the chat, without a database', async () => {
    const id = await publishAgent((messages) => ({
      say: `You said: ${textOf(messages.at(-1).content)}`,
    }));
    for (const [index, text] of ['A table?', 'At seven', 'For two'].entries()) {
      await writes(text);
      await client.executed(id, index + 1);
    }
    assert.deepEqual(model.conversations(), [
      [...HELLO, UNANSWERED, ['user', 'A table?']],
      [
        ...HELLO.slice(0, 2),
        ['user', 'Just looking around, thanks.\nA table?'],
        ['assistant', 'You said: A table?'],
        ['user', 'At seven'],
      ],
      [
        ...HELLO.slice(0, 2),
        ['user', 'Just looking around, thanks.\nA table?'],
        ['assistant', 'You said: A table?'],
        ['user', 'At seven'],
        ['assistant', 'You said: At seven'],
        ['user', 'For two'],
      ],
    ]);
    assert.equal(reads().length, 3);
  });

  test('keeps to its window over 50 turns', async () => {
    const id = await publishAgent((messages) => ({ say: `Answer ${messages.length}` }), {
      memory: { messageLimit: 6 },
    });
    for (let turn = 1; turn <= 50; turn++) {
      await writes(`Question ${turn}`);
      await client.executed(id, turn);
    }
    const [first, ...others] = model.conversations().slice(-48);
    assert.deepEqual(first.at(-1), ['user', 'Question 3']);
    for (const [index, conversation] of others.entries()) {
      const turn = index + 4;
      const questions = [3, 2, 1, 0].map((back) => `Question ${turn - back}`);
      assert.deepEqual(
        conversation.filter(([role]) => role === 'user').map(([, text]) => text),
        questions,
        `turn ${turn}`,
      );
      assert.equal(conversation.length, 7);
    }
    assert.equal(reads().length, 50);
  });

  test('never mixes two chats that write at once', async () => {
    const id = await publishAgent((messages) => ({
      say: `To ${textOf(messages.at(-1).content).split(' ')[0]}`,
    }));
    for (let turn = 1; turn <= 5; turn++) {
      emulator.reply({ chatId: CHAT, from: CARLOS, text: `Carlos ${turn}` });
      emulator.reply({ chatId: OTHER_CHAT, from: JONAS, text: `Jonas ${turn}` });
      await emulator.settled();
      await client.executed(id, 2 * turn);
    }
    const conversations = model.conversations();
    assert.equal(conversations.length, 10);
    for (const conversation of conversations) {
      const [, prompt] = conversation.at(-1);
      const [me, them] = prompt.startsWith('Carlos') ? ['Carlos', 'Jonas'] : ['Jonas', 'Carlos'];
      const text = JSON.stringify(conversation);
      assert.ok(!text.includes(them), `${me} is told of ${them}: ${text}`);
    }
    const answers = emulator
      .received()
      .messages.map(({ chatId, parts }) => [chatId, parts[0].value]);
    assert.equal(answers.length, 10);
    for (const [chatId, text] of answers) {
      assert.equal(text, chatId === CHAT ? 'To Carlos' : 'To Jonas');
    }
  });

  for (const version of [2, 3]) {
    test(`is read once, though the agent of version ${version} calls a tool in between`, async () => {
      const turns = [{ tool: { Text: 'One moment.' } }, { say: 'Yes, at seven.' }];
      const id = await publishAgent(turns, { tools: [sayTool()], version });
      await writes('A table?');
      await client.executed(id, 1);
      const [before, after] = model.conversations();
      assert.deepEqual(before, [...HELLO, UNANSWERED, ['user', 'A table?']]);
      assert.deepEqual(after.slice(0, before.length), before);
      assert.deepEqual(
        after.slice(before.length).map(([role]) => role),
        ['assistant', 'tool'],
      );
      assert.equal(reads().length, 1);
    });
  }

  test('serves a sub-agent, too, which knows the message that its agent answers', async () => {
    const ask = (Prompt) => ({ tool: { Prompt }, named: 'Waiter' });
    model = await startFakeModel([
      ask('Say yes'),
      { tool: { Text: 'Yes' } },
      { say: 'Said so.' },
      ask('Ask for how many'),
      { tool: { Text: 'For how many?' } },
      { say: 'Asked.' },
      { say: 'Done.' },
    ]);
    const workflow = agentChain('Agent with a sub-agent', {
      before: [linqTrigger()],
      model: await modelNode(client, model),
      tools: [node('Waiter', '@n8n/n8n-nodes-langchain.agentTool', 3, WAITER)],
    });
    addBelow(workflow, 'Waiter', [
      ['ai_languageModel', { ...(await modelNode(client, model)), name: 'Its model' }],
      ['ai_memory', subNode('Memory', 'linqChatMemory', {})],
      ['ai_tool', sayTool()],
    ]);
    const { id } = await client.createWorkflow(workflow);
    published.push(id);
    await client.activate(id);

    await writes('A table?');
    const [{ status }] = await client.executed(id, 1);

    assert.equal(status, 'success');
    const asked = ['user', 'Just looking around, thanks.\nA table?'];
    const [, first, , , second] = model.conversations();
    assert.deepEqual(first, [...HELLO.slice(0, 2), asked, UNANSWERED, ['user', 'Say yes']]);
    assert.deepEqual(second, [
      ...HELLO.slice(0, 2),
      asked,
      ['assistant', 'Yes'],
      ['user', 'Ask for how many'],
    ]);
    assert.equal(reads().length, 2);
  });
});
