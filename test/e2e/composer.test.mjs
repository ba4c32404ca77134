/** Rich messages: what goes out of a real n8n that keeps files on disk, and the composer's panel. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readExample } from '../../scripts/lib/examples.mjs';
import { until } from '../../scripts/lib/n8nClient.mjs';
import { openEditor, parameterLabels, rawNames } from './support/editor.mjs';
import { handsOn } from './support/panel.mjs';
import { setUpWorkbench } from './support/workbench.mjs';
import { chain, linqNode, manualTrigger, node } from './support/workflows.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const chatId = { __rl: true, mode: 'list', value: CHAT, cachedResultName: '+12025550112' };
/** High enough for the whole of a panel. */
const TALL = { width: 1440, height: 1900 };
const CHAT_IN_LIST = /^\+12025550112 · .* · iMessage · your line \+12052535597$/;
/** Of "Hello **Ana**, your {shake:order} is ready". */
const DECORATIONS = [
  { range: [6, 9], style: 'bold' },
  { range: [16, 21], animation: 'shake' },
];
const from = { __rl: true, mode: 'list', value: '+12052535597' };

describe('The composer', () => {
  const workbench = setUpWorkbench({
    emulatorOptions: { frozenClock: true },
    env: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' },
  });
  let emulator;
  let client;
  before(() => ({ emulator, client } = workbench));

  /** The only upload since the last reset, checked for all that a pre-signed URL demands. */
  function onlyUpload() {
    const { requests } = emulator.received();
    const puts = requests.filter(({ method }) => method === 'PUT');
    assert.equal(puts.length, 1);
    assert.equal(puts[0].status, 200);
    assert.equal(puts[0].headers.authorization, undefined, 'the token went to the file storage');
    // A stream without a known length would go up in chunks.
    assert.equal(puts[0].headers['content-length'], String(puts[0].bytes));
    assert.equal(puts[0].headers['transfer-encoding'], undefined);
    return puts[0];
  }

  const bytesOf = async ({ url }) => Buffer.from(await (await fetch(url)).arrayBuffer());

  test('sends Markdown, a photo from a binary field and confetti exactly as written', async () => {
    const example = await readExample('rich-message-with-photo.json');
    const [{ value: photo }] = example.nodes[1].parameters.assignments.assignments;

    const execution = await client.run(example.id, example.nodes[0].name);

    assert.equal(execution.status, 'success', execution.error?.message);
    const [file] = execution.items('Make it a file');
    assert.match(file.binary.data.id, /^filesystem/, 'the file is not on disk');
    const [message, ...others] = emulator.received().messages;
    assert.deepEqual(others, []);
    assert.equal(message.chatId, CHAT);
    assert.deepEqual(message.effect, { name: 'confetti', type: 'screen' });
    const [text, media] = message.parts;
    assert.equal(message.parts.length, 2);
    assert.equal(text.value, 'Hello Ana, your order is ready');
    assert.deepEqual(text.text_decorations, DECORATIONS);
    assert.equal(media.filename, 'parcel.png');
    assert.equal(media.mime_type, 'image/png');
    assert.equal((await bytesOf(media)).toString('base64'), photo);
    assert.equal(onlyUpload().headers['content-type'], 'image/png');
    assert.equal(execution.items('Send the news')[0].json.messageId, message.id);
  });

  test('sends a voice memo from a binary field', async () => {
    emulator.reset();
    const sound = silence();
    const workflow = await client.createWorkflow(
      chain('Voice memo', [
        manualTrigger(),
        ...fileFrom(sound, { fileName: 'hello.wav', mimeType: 'audio/wav' }),
        linqNode('Say it', {
          resource: 'voiceMemo',
          operation: 'send',
          chatId,
          audioSource: 'binary',
        }),
      ]),
    );

    const execution = await client.run(workflow.id, 'Start');

    assert.equal(execution.status, 'success', execution.error?.message);
    const [memo, ...others] = emulator.received().messages;
    assert.deepEqual(others, []);
    assert.equal(memo.kind, 'voice_memo');
    assert.equal(memo.chatId, CHAT);
    assert.equal(memo.parts[0].mime_type, 'audio/x-wav');
    assert.deepEqual(await bytesOf(memo.parts[0]), sound);
    assert.equal(onlyUpload().headers['content-type'], 'audio/x-wav');
    assert.equal(execution.items('Say it')[0].json.messageId, memo.id);
  });

  describe('in the editor', () => {
    let editor;

    before(async () => {
      editor = await openEditor(workbench.n8n.url);
    });

    after(async () => await editor?.close());

    test('shows the examples', async () => {
      for (const { id, name } of workbench.workflows) {
        await editor.openWorkflow(id);
        await editor.page.getByRole('heading', { name }).first().waitFor();
        await editor.screenshot(`example-${id}`);
      }
      assert.deepEqual(editor.complaints, []);
    });

    test('shows every kind of message in plain words', async () => {
      const panels = Object.fromEntries([
        ...Object.entries(CONTENTS).map(([name, content]) => [
          `send ${name}`,
          { resource: 'message', operation: 'send', to: chatId, ...content },
        ]),
        ...Object.entries(CONTENTS)
          // The first message of a chat may not be a link.
          .filter(([name]) => name !== 'rich link')
          .map(([name, content]) => [
            `create ${name}`,
            {
              resource: 'chat',
              operation: 'create',
              from,
              recipients: ['+12025550112'],
              ...content,
            },
          ]),
      ]);
      const { id } = await client.createWorkflow(
        grid(Object.entries(panels).map(([name, parameters]) => linqNode(name, parameters))),
      );
      await editor.page.setViewportSize(TALL);
      await editor.openWorkflow(id);
      for (const name of Object.keys(panels)) {
        const panel = await editor.openNode(name);
        const labels = await parameterLabels(panel);
        await editor.screenshot(`composer-${name.replaceAll(' ', '-')}`);
        assert.ok(labels.includes('Message Type'), `${name}: only ${labels}`);
        assert.deepEqual(rawNames(labels), [], `${name}: labels that are names of parameters`);
        await editor.closeNode();
      }
      assert.deepEqual(editor.complaints, []);
    });

    test('asks for what everybody needs only, in sight at once', async () => {
      const { id } = await client.createWorkflow(
        grid([linqNode('Send', { resource: 'message', operation: 'send' })]),
      );
      for (const width of [1440, 1024]) {
        await editor.page.setViewportSize({ width, height: 900 });
        await editor.openWorkflow(id);
        const panel = await editor.openNode('Send');
        const labels = await visibleLabels(panel);
        assert.deepEqual(labels.slice(2), ['To', 'Message Type', 'Text', 'Attachments', 'Options']);
        const form = panel.locator('.node-parameters-wrapper');
        const hidden = await form.evaluate((one) => one.scrollHeight - one.clientHeight);
        assert.ok(hidden <= 0, `${hidden} px of the form are out of sight`);
        await editor.screenshot(`composer-fresh-${width}`);
        await editor.closeNode();
      }
      assert.deepEqual(editor.complaints, []);
    });

    test('asks a model in words, and for nothing that it cannot know', async () => {
      const tool = (name, parameters) => ({
        ...linqNode(name, parameters),
        type: 'n8n-nodes-linqapp.linqTool',
      });
      const { id } = await client.createWorkflow(
        grid([
          tool('React', { resource: 'reaction', operation: 'add' }),
          tool('Say', { resource: 'message', operation: 'send', options: { effect: '' } }),
        ]),
      );
      await editor.page.setViewportSize(TALL);
      for (const [name, field] of [
        ['React', 'reaction'],
        ['Say', 'effect'],
      ]) {
        await editor.openWorkflow(id);
        const panel = await editor.openNode(name);
        const hands = handsOn(panel);
        await hands.field(field).locator('input[type="text"]').waitFor();
        await hands.openOptions();
        const offered = await editor.page
          .getByRole('option')
          .filter({ visible: true })
          .allInnerTexts();
        for (const unknown of ['Simplify', 'Part', 'Idempotency Key', 'Max Concurrent Chats']) {
          assert.ok(!offered.includes(unknown), `${name} offers ${unknown}`);
        }
        await editor.screenshot(`composer-tool-${field}`);
      }
      assert.deepEqual(editor.complaints, []);
    });

    test('lets a phone number be typed into the list, and a link where a file is named', async () => {
      emulator.reset();
      const { id } = await client.createWorkflow(
        chain('By number', [
          manualTrigger(),
          linqNode('Send it', { resource: 'message', operation: 'send' }),
        ]),
      );
      await editor.openWorkflow(id);
      const panel = await editor.openNode('Send it');
      const hands = handsOn(panel);

      await hands.listed('to', CHAT_IN_LIST);
      await editor.page.keyboard.type('+1 (202) 555-0190');
      await editor.page.getByText('Write to +12025550190').waitFor();
      await editor.screenshot('composer-number-in-list');
      await editor.page.getByText('Write to +12025550190').click();
      await hands.write('text', 'The menu');
      await hands.add('Add Attachment');
      await hands
        .field('binaryPropertyName')
        .getByRole('textbox')
        .fill('https://example.com/menu.pdf');
      await panel.getByTestId('node-execute-button').click();
      const [message] = await until(
        'message',
        async () => emulator.received().messages.length > 0 && emulator.received().messages,
      );

      const [request] = emulator.received().requests.filter(({ method }) => method === 'POST');
      assert.equal(request.path, '/v3/messages');
      assert.deepEqual(request.body.to, ['+12025550190']);
      assert.equal(request.body.message.parts[1].url, 'https://example.com/menu.pdf');
      await panel.getByText(message.id).first().waitFor();
      await editor.screenshot('composer-sent-to-number');
      assert.deepEqual(editor.complaints, []);
    });

    test('lets a person who knows no API send Markdown, a file and confetti', async () => {
      emulator.reset();
      const { id } = await client.createWorkflow(
        chain('By hand', [
          manualTrigger(),
          ...fileFrom(Buffer.from('Two pizzas'), { fileName: 'order.txt', mimeType: 'text/plain' }),
          linqNode('Send it', { resource: 'message', operation: 'send' }),
        ]),
      );
      await editor.openWorkflow(id);
      const panel = await editor.openNode('Send it');
      const hands = handsOn(panel);

      // No click on a mode: the list is what a fresh node has.
      await (await hands.listed('to', CHAT_IN_LIST)).click();
      await hands.write('text', 'Hello **Ana**, your {shake:order} is ready');
      await hands.openMenu('messageType');
      await editor.screenshot('composer-menu-of-types');
      await hands.pick('Text Words, with styles');
      await hands.add('Add Attachment');
      await hands.addOption('Text Format');
      await panel.getByText('In Markdown: **bold**').waitFor();
      await hands.addOption('Effect');
      await hands.choose('effect', 'Screen: Confetti');
      await panel.getByTestId('node-execute-button').click();
      const [message] = await until(
        'message',
        async () => emulator.received().messages.length > 0 && emulator.received().messages,
      );

      assert.equal(message.chatId, CHAT);
      assert.deepEqual(message.effect, { name: 'confetti', type: 'screen' });
      const [text, file] = message.parts;
      assert.equal(text.value, 'Hello Ana, your order is ready');
      assert.deepEqual(text.text_decorations, DECORATIONS);
      assert.equal(file.filename, 'order.txt');
      assert.equal(String(await bytesOf(file)), 'Two pizzas');
      await panel.getByText(message.id).first().waitFor();
      await editor.screenshot('composer-sent-by-hand');
      assert.deepEqual(editor.complaints, []);
    });

    test('lets a message be picked from the chats used last', async () => {
      const { id } = await client.createWorkflow(
        chain('Pick a message', [
          manualTrigger(),
          linqNode('Get it', { resource: 'message', operation: 'get' }),
        ]),
      );
      await editor.openWorkflow(id);
      const panel = await editor.openNode('Get it');
      const hands = handsOn(panel);

      const entry = await hands.listed('messageId', 'Just looking around, thanks.');
      await editor.screenshot('composer-list-of-messages');
      await entry.first().click();
      await panel.getByTestId('node-execute-button').click();
      await panel.getByText('inbound').first().waitFor();
      await editor.screenshot('composer-message-picked');
      assert.deepEqual(editor.complaints, []);
    });
  });
});

/** The labels of the fields on the tab that is open. */
async function visibleLabels(panel) {
  const labels = panel.getByTestId('input-label').filter({ visible: true });
  return (await labels.allInnerTexts()).map((label) => label.split('\n')[0].trim());
}

/** One of each, filled in as far as a person would. */
const CONTENTS = {
  plain: {
    messageType: 'text',
    text: 'Summer SALE: everything must go, SALE ends on Sunday',
    attachments: { attachment: [{ source: 'url', url: 'https://example.com/sale.jpg' }] },
    options: {
      effect: 'confetti',
      decorations: {
        decoration: [
          { apply: 'shake', match: 'SALE', occurrence: 'all' },
          { apply: 'bold', match: 'Summer', occurrence: 'first' },
        ],
      },
    },
  },
  markdown: {
    messageType: 'text',
    text: 'Hello **Ana**, your {shake:order} is ready',
    attachments: { attachment: [{ source: 'allBinary' }] },
    options: { effect: 'confetti', textFormat: 'markdown' },
  },
  parts: {
    messageType: 'parts',
    parts: {
      part: [
        { type: 'text', text: 'Before', textFormat: 'plain' },
        { type: 'media', source: 'url', url: 'https://example.com/before.jpg' },
        { type: 'text', text: 'and *after*', textFormat: 'markdown' },
        { type: 'media', source: 'binary', binaryPropertyName: 'data' },
      ],
    },
  },
  'rich link': { messageType: 'richLink', linkUrl: 'https://example.com/menu' },
  'app card': {
    messageType: 'appCard',
    appName: 'Tables',
    appBundleId: 'com.example.tables.messages',
    appTeamId: 'A1B2C3D4E5',
    card: { caption: 'Table for two', subcaption: 'Tonight at seven', interactive: false },
  },
  json: { messageType: 'json' },
};

/** Nodes that make a file out of what stands in the workflow. */
function fileFrom(bytes, options) {
  const content = {
    id: 'content',
    name: 'content',
    type: 'string',
    value: bytes.toString('base64'),
  };
  return [
    node('Content', 'n8n-nodes-base.set', 3.4, { assignments: { assignments: [content] } }),
    node('File', 'n8n-nodes-base.convertToFile', 1.1, {
      operation: 'toBinary',
      sourceProperty: 'content',
      options,
    }),
  ];
}

/** A tenth of a second of nothing, as a WAV file. */
function silence() {
  const samples = 800;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return Buffer.concat([header, Buffer.alloc(samples, 128)]);
}

/** Nodes beside and below each other, all of them in sight. */
function grid(nodes) {
  return {
    name: 'Composer',
    nodes: nodes.map((one, index) => ({
      ...one,
      position: [(index % 4) * 240, Math.floor(index / 4) * 240],
    })),
  };
}
