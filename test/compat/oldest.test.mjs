/** The nodes in the oldest n8n that the README names: everything that a release of n8n can break. */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { emulatorCredential, readExample } from '../../scripts/lib/examples.mjs';
import { oldestN8n } from '../../scripts/lib/n8nInstall.mjs';
import { CALL, createAgent } from '../e2e/support/agentWorkflow.mjs';
import { agentChain, modelNode, subNode } from '../e2e/support/agents.mjs';
import { compareReader } from '../e2e/support/expressions.mjs';
import { startFakeModel } from '../e2e/support/fakeModel.mjs';
import { setUpWorkbench } from '../e2e/support/workbench.mjs';
import {
  byId,
  chain,
  linqNode,
  linqTrigger,
  manualTrigger,
  node,
} from '../e2e/support/workflows.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const CARLOS = '+12025550112';
const LINE = '+12052535597';
const PACKAGE = 'n8n-nodes-linqapp';
const SENDING = '/v3/chats/*/messages';

/** The node itself does not retry, so that *Retry On Fail* of n8n is what is tested. */
const GIVE_UP = { maxRetryWait: 0 };
/** A different text at every attempt: it must not be the text that keeps a message from going twice. */
const NEW_WORDS = '=Answer to {{ $json.text }} {{ Math.random() }}';


function sending(parameters) {
  return linqNode('Send', {
    resource: 'message',
    operation: 'send',
    to: byId(CHAT),
    ...parameters,
  });
}

describe(`n8n ${oldestN8n.version}`, () => {
  const bench = setUpWorkbench({
    release: oldestN8n,
    emulatorOptions: { frozenClock: true },
  });

  afterEach(() => bench.emulator.reset());

  const subscriptions = () => bench.emulator.snapshot().subscriptions;
  const sentTexts = () => bench.emulator.received().messages.map(({ parts }) => parts[0].value);

  /** Runs a workflow of a manual trigger and these nodes. */
  async function run(name, nodes) {
    const { id } = await bench.client.createWorkflow(chain(name, [manualTrigger(), ...nodes]));
    return await bench.client.run(id, 'Start');
  }

  /** Lets Carlos write, and resolves with what the published workflow made of it. */
  async function writes(workflowId, text) {
    bench.emulator.reply({ chatId: CHAT, from: CARLOS, text });
    await bench.emulator.settled();
    const [{ id }] = await bench.client.executed(workflowId, 1);
    return await bench.client.getExecution(id);
  }

  test('makes of simple expressions what the nodes read by themselves', async () => {
    await compareReader(bench.install);
  });

  describe('loads the package', () => {
    /** What the editor reads of its kind, by name. */
    async function types(kind) {
      const response = await fetch(`${bench.n8n.url}/types/${kind}.json`, {
        headers: { cookie: bench.client.cookie() },
      });
      const all = await response.json();
      return new Map(all.map((type) => [type.name, type]));
    }

    test('with its nodes, the tool and their icons', async () => {
      const nodes = await types('nodes');
      for (const name of ['linq', 'linqTool', 'linqTrigger', 'linqChatMemory']) {
        const type = nodes.get(`${PACKAGE}.${name}`);
        assert.ok(type, `${name} is not there`);
        for (const icon of Object.values(type.iconUrl)) {
          const { status } = await fetch(`${bench.n8n.url}/${icon}`);
          assert.equal(status, 200, icon);
        }
      }
    });

    test('with its credential', async () => {
      assert.ok((await types('credentials')).has('linqPartnerApi'));
    });
  });

  describe('tests the credential', () => {
    /** What the editor does when a credential is saved. */
    async function verdict(data) {
      const usable = emulatorCredential(bench.emulator);
      const credential = await bench.client.createCredential({
        ...usable,
        data: { ...usable.data, ...data },
      });
      return await bench.client.call('POST', '/credentials/test', {
        credentials: {
          id: credential.id,
          name: usable.name,
          type: usable.type,
          data: { ...usable.data, ...data },
        },
      });
    }

    test('and accepts the token of the account', async () => {
      assert.equal((await verdict({})).status, 'OK');
    });

    test('and refuses another token', async () => {
      const { status, message } = await verdict({ apiToken: 'not-the-token' });
      assert.equal(status, 'Error');
      assert.match(message, /^Linq does not accept this API token\./);
    });

    test('and says so when nothing is at the Base URL', async () => {
      const { status, message } = await verdict({ baseUrl: 'http://127.0.0.1:9' });
      assert.equal(status, 'Error');
      assert.match(message, /^Linq could not be reached \(ECONNREFUSED\)\./);
    });
  });

  test('sends what an expression says, and reads it back', async () => {
    const execution = await run('Send and read', [
      node('Person', 'n8n-nodes-base.set', 3.4, {
        mode: 'raw',
        jsonOutput: JSON.stringify({ chat: CHAT, name: 'Carlos' }),
        options: {},
      }),
      sending({
        to: byId('={{ $json.chat }}'),
        text: '=Hello {{ $json.name }}, **{{ $json.name.toUpperCase() }}**!',
        options: { textFormat: 'markdown' },
      }),
      linqNode('Read', {
        resource: 'message',
        operation: 'get',
        messageId: byId('={{ $json.messageId }}'),
      }),
    ]);

    assert.equal(execution.status, 'success', execution.error?.message);
    assert.deepEqual(sentTexts(), ['Hello Carlos, CARLOS!']);
    const [{ messageId, chatId }] = execution.items('Send').map(({ json }) => json);
    assert.equal(messageId, bench.emulator.received().messages[0].id);
    assert.equal(chatId, CHAT);
    const [read] = execution.items('Read').map(({ json }) => json);
    assert.equal(read.messageId, messageId);
    assert.equal(read.text, 'Hello Carlos, CARLOS!');
  });

  test('takes the chat and the message of the item where nothing is entered', async () => {
    const execution = await run('Nothing entered', [
      node('Item', 'n8n-nodes-base.set', 3.4, {
        mode: 'raw',
        jsonOutput: JSON.stringify({ chatId: CHAT }),
        options: {},
      }),
      linqNode('Send', { resource: 'message', operation: 'send', text: 'Hello' }),
      linqNode('Read', { resource: 'message', operation: 'get' }),
      linqNode('History', { resource: 'message', operation: 'getAll', limit: 1 }),
    ]);
    assert.equal(execution.status, 'success', execution.error?.message);
    assert.equal(bench.emulator.received().messages[0].chatId, CHAT);
    assert.equal(execution.items('Read')[0].json.text, 'Hello');
    assert.equal(execution.items('History')[0].json.text, 'Hello');
  });

  test('texts a phone number', async () => {
    const execution = await run('Phone number', [
      sending({ to: { __rl: true, mode: 'handle', value: '+1 202 555 0112' }, text: 'Hello' }),
    ]);
    assert.equal(execution.status, 'success', execution.error?.message);
    assert.deepEqual(sentTexts(), ['Hello']);
  });

  test('says which n8n the memory of an agent needs, and the rest of the package works', async () => {
    const model = await startFakeModel([{ say: 'Hello' }]);
    try {
      const { id } = await bench.client.createWorkflow(
        agentChain('Agent with a memory', {
          before: [manualTrigger()],
          agent: { promptType: 'define', text: 'Hello' },
          model: await modelNode(bench.client, model),
          memory: subNode('Memory', 'linqChatMemory', { chatId: byId(CHAT) }),
        }),
      );
      const { status, error } = await bench.client.run(id, 'Start');
      assert.equal(status, 'error');
      assert.match(
        `${error.message} ${error.description}`,
        /Linq Chat Memory needs n8n 2\.16 or newer/,
      );
    } finally {
      await model.close();
    }
  });

  describe('fills the lists', () => {
    /** What the editor does when somebody opens *From List*. */
    async function search(methodName, currentNodeParameters) {
      const { credentials } = linqNode('Linq', {});
      const { results } = await bench.client.call(
        'POST',
        '/dynamic-node-parameters/resource-locator-results',
        {
          path: 'parameters.chatId',
          nodeTypeAndVersion: { name: `${PACKAGE}.linq`, version: 1 },
          currentNodeParameters,
          credentials,
          methodName,
        },
      );
      return results;
    }

    test('of lines and of chats', async () => {
      const lines = await search('searchLines', { resource: 'chat', operation: 'create' });
      assert.ok(lines.map(({ value }) => value).includes(LINE));
      const chats = await search('searchChats', { resource: 'message', operation: 'send' });
      assert.ok(chats.map(({ value }) => value).includes(CHAT));
    });

    test('of messages, those of the chosen chat', async () => {
      const messages = await search('searchMessages', {
        resource: 'message',
        operation: 'get',
        chatId: { __rl: true, mode: 'list', value: CHAT },
        messageId: { __rl: true, mode: 'list', value: '' },
      });
      assert.ok(messages.length > 0);
      assert.ok(messages.some(({ name }) => name.includes('How can we help?')));
    });
  });

  test('lets the model of an agent write Markdown and name an effect', async () => {
    const model = await startFakeModel([{ tool: CALL }, { say: 'Done.' }]);
    try {
      const { id } = await createAgent(bench.client, model);
      const execution = await bench.client.run(id, 'Start');
      assert.equal(execution.status, 'success', execution.error?.message);
    } finally {
      await model.close();
    }
    const [{ parts, effect }] = bench.emulator.received().messages;
    assert.equal(parts[0].value, 'Your table is booked for seven.');
    assert.deepEqual(effect, { type: 'bubble', name: 'invisible' });
  });

  test('runs the examples that a person starts', async () => {
    for (const file of ['first-message.json', 'rich-message-with-photo.json']) {
      const { id, nodes } = await readExample(file);
      const execution = await bench.client.run(id, nodes[0].name);
      assert.equal(execution.status, 'success', `${file}: ${execution.error?.message}`);
    }
    const [plain, rich] = bench.emulator.received().messages.map(({ parts }) => parts);
    assert.deepEqual(
      plain.map(({ type }) => type),
      ['text'],
    );
    assert.ok(rich.some(({ type }) => type === 'media'));
  });

  test('starts the example when somebody writes, answers, and leaves nothing behind', async () => {
    const { id } = await readExample('answer-messages.json');
    await bench.client.activate(id);
    const [subscription, ...others] = subscriptions();
    assert.deepEqual(others, []);
    assert.ok(subscription.targetUrl.startsWith(`${bench.n8n.url}/webhook/`));

    const { status, error } = await writes(id, 'Is the table free?');
    assert.equal(status, 'success', error?.message);
    assert.equal(bench.emulator.deliveries().at(-1).state, 'delivered');
    assert.deepEqual(
      bench.emulator.received().messages.map(({ chatId, to }) => [chatId, to]),
      [[CHAT, [CARLOS]]],
    );

    const unsigned = await fetch(subscription.targetUrl, { method: 'POST', body: '{}' });
    assert.equal(unsigned.status, 401);

    await bench.client.deactivate(id);
    assert.deepEqual(subscriptions(), []);
    assert.equal((await bench.client.executions(id)).length, 1);
  });

  describe('delivers a message once', () => {
    test('when Retry On Fail repeats a send whose response was lost', async () => {
      bench.emulator.inject({ kind: 'dropAfter', method: 'POST', path: SENDING });
      const execution = await run('Retry On Fail', [
        {
          ...sending({ text: NEW_WORDS, options: GIVE_UP }),
          retryOnFail: true,
          maxTries: 2,
          waitBetweenTries: 0,
        },
      ]);
      assert.equal(execution.status, 'success', execution.error?.message);
      assertSentTwiceDeliveredOnce(execution);
    });

    test('when Retry in the list of executions repeats it', async () => {
      bench.emulator.inject({ kind: 'dropAfter', method: 'POST', path: SENDING });
      const { id } = await bench.client.createWorkflow(
        chain('Retry', [linqTrigger(), sending({ text: NEW_WORDS, options: GIVE_UP })]),
      );
      await bench.client.activate(id);
      const execution = await writes(id, 'Still there?');
      assert.equal(execution.status, 'error');
      assert.match(execution.error.message, /Linq may have accepted it\.$/);

      const retried = await bench.client.retry(execution.id);
      assert.equal(retried.status, 'success', retried.error?.message);
      assertSentTwiceDeliveredOnce(retried);
      await bench.client.deactivate(id);
    });

    /** Two requests, of which Linq took one, and its message is what n8n shows. */
    function assertSentTwiceDeliveredOnce(execution) {
      const { requests, messages } = bench.emulator.received();
      const sends = requests.filter(
        ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
      );
      assert.equal(sends.length, 2);
      assert.equal(messages.length, 1);
      assert.deepEqual(
        execution.items('Send').map(({ json }) => json.messageId),
        messages.map(({ id }) => id),
      );
    }
  });
});
