/** The example workflow on a real n8n, and its node in the editor. */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { readExample } from '../../scripts/lib/examples.mjs';
import { missingIcons, openEditor, parameterLabels } from './support/editor.mjs';
import { setUpWorkbench } from './support/workbench.mjs';

describe('A first message', () => {
  const workbench = setUpWorkbench({ emulatorOptions: { frozenClock: true } });
  let example;
  before(async () => (example = await readExample('first-message.json')));

  test('reaches Linq exactly as written, and its id shows in the execution', async () => {
    const { client, emulator } = workbench;
    const sender = example.nodes.find(({ name }) => name === 'Send a message').parameters;

    const execution = await client.run(example.id, example.nodes[0].name);

    assert.equal(execution.status, 'success', execution.error?.message);
    const { messages, requests } = emulator.received();
    assert.equal(messages.length, 1);
    const [message] = messages;
    assert.equal(message.chatId, sender.to.value);
    assert.deepEqual(
      message.parts.map(({ type, value }) => ({ type, value })),
      [{ type: 'text', value: sender.text }],
    );

    const posts = requests.filter(({ method }) => method === 'POST');
    assert.equal(posts.length, 1);
    assert.equal(posts[0].path, `/v3/chats/${sender.to.value}/messages`);
    for (const { headers } of requests) {
      assert.equal(headers.authorization, `Bearer ${emulator.token}`);
    }

    const [sent] = execution.items('Send a message');
    assert.equal(sent.json.messageId, message.id);
    assert.equal(sent.json.chatId, sender.to.value);
    const history = execution.items('Get many messages').map(({ json }) => json.messageId);
    assert.ok(history.includes(message.id));
  });

  test('leaves the token in nothing that n8n writes down', async () => {
    const { n8n, emulator } = workbench;
    const names = await readdir(workbench.n8n.userFolder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    assert.ok(files.some(({ name }) => name === basename(n8n.logFile)));
    assert.ok(files.some(({ name }) => /^database\.sqlite/.test(name)));
    for (const { parentPath, path, name } of files) {
      const content = await readFile(join(parentPath ?? path, name));
      assert.ok(!content.includes(emulator.token), `${name} holds the token`);
    }
  });

  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    test(`looks right in the editor, ${theme} theme`, async () => {
      const editor = await openEditor(workbench.n8n.url, { theme });
      try {
        await editor.openWorkflow(example.id);
        await checkIcons(editor.node('Send a message'));
        await editor.screenshot(`canvas-${theme}`);

        const panel = await editor.openNode('Send a message');
        const labels = await parameterLabels(panel);
        for (const label of ['Resource', 'Operation', 'To', 'Message Type', 'Text']) {
          assert.ok(labels.includes(label), `the panel has no field "${label}", only ${labels}`);
        }
        const raw = labels.filter((label) => /^[a-z]|[a-z][A-Z]|_/.test(label));
        assert.deepEqual(raw, [], 'labels that are the names of parameters');
        // A codex that claims to be an AI tool puts such a button beside every field.
        const modelButtons = await panel.getByTestId('from-ai-override-button').count();
        assert.equal(modelButtons, 0, 'fields of a plain node offer to be filled in by a model');
        await checkIcons(panel);
        await editor.screenshot(`panel-${theme}`);

        assert.deepEqual(editor.complaints, []);
        assert.deepEqual(editor.outsiders, []);
      } finally {
        await editor.close();
      }
    });
  }
});

async function checkIcons(part) {
  const { count, broken } = await missingIcons(part);
  assert.ok(count > 0, 'no icon at all');
  assert.deepEqual(broken, [], 'icons that were not drawn');
}
