/** The phone in a browser: what its owner does on it. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { until } from '../../scripts/lib/n8nClient.mjs';
import { text } from './support/linqApi.mjs';
import { photo, sound } from './support/media.mjs';
import { phoneBench } from './support/phonePage.mjs';
import { BEA, CARLOS, CHAT, GROUP, LINE } from './support/showcase.mjs';
import { targetOf } from './support/target.mjs';

describe('On the phone', () => {
  const bench = phoneBench();
  const { open } = bench;
  let emulator;
  let linq;
  const target = targetOf(bench);
  const { subscribe, told } = target;
  before(() => ({ emulator, linq } = bench));

  /** The last message of the chat as Linq has it; the emulator lists the newest first. */
  async function last() {
    const { messages } = await linq.call('GET', `/chats/${CHAT}/messages`);
    return messages[0];
  }

  test('a person writes, and n8n would be told', async () => {
    await subscribe();
    const phone = await open();
    await phone.write('Is the table free?');
    const { id, parts, sender_handle: sender } = await told('message.received');
    assert.deepEqual([parts[0].value, sender.handle], ['Is the table free?', CARLOS]);
    await phone.message(id).getByText('Is the table free?').waitFor();
    await phone.message(id).getByText('n8n answered 200').waitFor();
    await phone.has('');
  });

  test('a person writes on while a message is sent, and a message that is refused can be sent again', async () => {
    const phone = await open();
    const { composer, page } = phone;
    const sent = [];
    let answer = () => {};
    const answered = new Promise((resolve) => (answer = () => resolve(undefined)));
    await page.route('**/_emulator/reply', async (route) => {
      sent.push(route.request().postDataJSON().text);
      await answered;
      await route.fulfill({ status: 400, json: { error: 'Not now' } });
    });
    await phone.write('One');
    await composer.press('Enter');
    await phone.has('');
    await composer.pressSequentially('Two');
    answer();
    await page.getByRole('alert').getByText('Not now').waitFor();
    await phone.has('One\nTwo');
    assert.deepEqual(sent, ['One'], 'Enter that is pressed twice sends once');
  });

  test('typing events follow the keyboard by themselves', async () => {
    await subscribe();
    const { composer, page } = await open();
    const typing = () =>
      target.events.map(({ event_type: type }) => type).filter((type) => type.includes('typing'));
    await composer.pressSequentially('Hel');
    await told('chat.typing_indicator.started');
    await composer.fill('');
    await told('chat.typing_indicator.stopped');
    assert.equal(typing().length, 2);
    await composer.pressSequentially('Hello');
    await until('second start', async () => typing().length === 3);
    await composer.press('Enter');
    await told('message.received');
    await page.locator('.message.own').getByText('Hello', { exact: true }).waitFor();
    assert.equal(typing().length, 3, 'the message itself ends the typing');
  });

  test('a line break needs Shift, and a lone address becomes a rich link', async () => {
    const phone = await open();
    const { composer, page } = phone;
    await composer.fill('one');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('two');
    await composer.press('Enter');
    await page.getByText('one\ntwo').first().waitFor();
    assert.equal((await last()).parts[0].value, 'one\ntwo');
    await phone.write('https://example.com/menu');
    await page.locator('.message.own .link-card').getByText('Menu').waitFor();
    assert.deepEqual((await last()).parts[0].type, 'link');
  });

  test('files come from a button, by paste and by drop, and can be left out again', async () => {
    const { page, composer } = await open();
    const [choose] = await Promise.all([
      page.waitForEvent('filechooser'),
      (async () => {
        await page.getByRole('button', { name: 'Send something else' }).click();
        await page.getByRole('menuitem', { name: 'Photos and videos' }).click();
      })(),
    ]);
    await choose.setFiles({ name: 'hills.png', mimeType: 'image/png', buffer: photo(60, 40) });
    await transfer(composer, 'paste', 'pasted.txt', 'text/plain', 'Pasted');
    await transfer(page.locator('.composer'), 'drop', 'dropped.vcf', 'text/x-vcard', 'BEGIN:VCARD');
    await transfer(page.locator('.composer'), 'drop', 'unwanted.txt', 'text/plain', 'No');
    await page.getByRole('button', { name: 'Leave out unwanted.txt' }).click();
    await composer.fill('Here they are');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.message.own').getByText('Here they are').waitFor();
    const { parts } = await last();
    assert.deepEqual(
      parts.map(({ type, value, filename, mime_type: mime }) => value ?? [type, filename, mime]),
      [
        'Here they are',
        ['media', 'hills.png', 'image/png'],
        ['media', 'pasted.txt', 'text/plain'],
        ['media', 'dropped.vcf', 'text/vcard'],
      ],
    );
    assert.equal(await (await fetch(parts[2].url)).text(), 'Pasted');
  });

  test('a voice memo is recorded, or chosen from a file', async () => {
    const { page } = await open();
    const memos = page.locator('.message.own .voice');
    await page.getByRole('button', { name: 'Record a voice memo' }).click();
    await page.getByText('0:01').waitFor();
    await page.getByRole('button', { name: 'Send the voice memo' }).click();
    await memos.first().waitFor();
    const recorded = (await last()).parts[0];
    assert.equal(recorded.mime_type, 'audio/x-wav');
    assert.ok(recorded.size_bytes > 20_000, `${recorded.size_bytes} bytes`);

    const [choose] = await Promise.all([
      page.waitForEvent('filechooser'),
      (async () => {
        await page.getByRole('button', { name: 'Send something else' }).click();
        await page.getByRole('menuitem', { name: 'Voice memo from a file' }).click();
      })(),
    ]);
    await choose.setFiles({ name: 'memo.wav', mimeType: 'audio/wav', buffer: sound(1) });
    await memos.nth(1).waitFor();
    assert.equal((await last()).parts[0].filename, 'memo.wav');
  });

  test('a recording is discarded, and a phone without a microphone says what else to do', async () => {
    const { page } = await open();
    const before = (await last()).id;
    await page.getByRole('button', { name: 'Record a voice memo' }).click();
    await page.getByRole('button', { name: 'Discard the recording' }).click();
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () => await Promise.reject(new Error('none'));
    });
    await page.getByRole('button', { name: 'Record a voice memo' }).click();
    await page.getByRole('alert').getByText(/microphone cannot be used/).waitFor();
    assert.equal((await last()).id, before);
  });

  test('a person reacts with a tapback, an emoji and a sticker, and takes it back', async () => {
    const id = await linq.send(CHAT, [text('Well?')]);
    const phone = await open();
    const { page, message } = phone;
    const reactions = async () => (await linq.call('GET', `/messages/${id}`)).parts[0].reactions;
    await (await phone.menuOf(id)).getByRole('menuitemradio', { name: 'Like', exact: true }).click();
    await message(id).locator('.tapback.like.mine').waitFor();
    assert.deepEqual((await reactions()).map(({ type }) => type), ['like']);

    await (await phone.menuOf(id)).getByRole('menuitemradio', { name: 'Like', exact: true }).click();
    await message(id).locator('.tapback').waitFor({ state: 'detached' });
    assert.equal(await reactions(), null);

    const menu = await phone.menuOf(id);
    await menu.getByRole('menuitem', { name: 'Emoji and stickers' }).click();
    await menu.getByRole('menuitemradio', { name: '🔥' }).click();
    await message(id).locator('.tapback').getByText('🔥').waitFor();
    assert.deepEqual((await reactions()).map((one) => one.custom_emoji), ['🔥']);

    const again = await phone.menuOf(id);
    await again.getByRole('menuitem', { name: 'Emoji and stickers' }).click();
    const [choose] = await Promise.all([
      page.waitForEvent('filechooser'),
      again.getByRole('menuitem', { name: 'Sticker from a picture' }).click(),
    ]);
    await choose.setFiles({ name: 'cat.png', mimeType: 'image/png', buffer: photo(40, 40) });
    await message(id).locator('img.sticker').waitFor();
    const [{ type, sticker }] = await reactions();
    assert.deepEqual([type, sticker.file_name], ['sticker', 'cat.png']);
  });

  test('people vote in a poll, for several options, and take a vote back', async () => {
    const id = await linq.poll(GROUP, ['Tuesday', 'Wednesday']);
    await subscribe();
    const phone = await open(`${BEA}/${GROUP}`);
    const poll = phone.message(id).getByRole('group', { name: 'Poll' });
    const option = (name) => poll.getByRole('checkbox', { name, exact: true });
    const votes = async () =>
      (await linq.call('GET', `/messages/${id}/poll`)).poll.options.map(({ voters }) =>
        voters.map(({ handle }) => handle),
      );
    await option('Tuesday, 0 votes').click();
    await poll.getByText('1 person has voted').waitFor();
    assert.ok(await option('Tuesday, 1 vote: You').isChecked());
    const { direction, message_id: about, sender_handle: voter } = await told('poll.vote.added');
    assert.deepEqual([direction, about, voter.handle], ['inbound', id, BEA]);

    emulator.vote({ messageId: id, option: 'Tuesday', from: CARLOS });
    await option('Tuesday, 2 votes: You, Carlos Díaz').press('Tab');
    await phone.page.keyboard.press('Space');
    await option('Wednesday, 1 vote: You').waitFor();
    assert.deepEqual(await votes(), [[BEA, CARLOS], [BEA]]);

    await option('Tuesday, 2 votes: You, Carlos Díaz').click();
    await option('Tuesday, 1 vote: Carlos Díaz').waitFor();
    await told('poll.vote.removed');
    assert.deepEqual(await votes(), [[CARLOS], [BEA]]);
    assert.deepEqual(phone.complaints, []);
  });

  test('a person replies to a bubble, and in its thread', async () => {
    const id = await linq.send(CHAT, [text('Meat or fish?')]);
    const phone = await open();
    const { page } = phone;
    await (await phone.menuOf(id)).getByRole('menuitem', { name: 'Reply' }).click();
    await page.getByText('Reply to Ada Lovelace: Meat or fish?').waitFor();
    await page.keyboard.type('Fish');
    await page.keyboard.press('Enter');
    await page.locator('.message.own').getByText('Fish', { exact: true }).waitFor();
    assert.deepEqual((await last()).reply_to, { message_id: id, part_index: 0 });

    await phone.message(id).getByRole('button', { name: '1 Reply' }).click();
    const thread = page.getByRole('dialog', { name: 'Thread' });
    await thread.getByRole('textbox', { name: 'Message' }).fill('No, meat');
    await thread.getByRole('button', { name: 'Send', exact: true }).click();
    await thread.getByText('No, meat').waitFor();
    const { messages } = await linq.call('GET', `/messages/${id}/thread`);
    assert.deepEqual(messages.map(({ parts }) => parts[0].value), ['Meat or fish?', 'Fish', 'No, meat']);
  });

  test('a person edits what they wrote', async () => {
    const { id } = emulator.reply({ chatId: CHAT, text: 'See you at sevn' });
    const phone = await open();
    const edit = (await phone.menuOf(id)).getByRole('menuitem', { name: 'Edit' });
    // Before the next frame is drawn: no key can come earlier.
    const text = await edit.evaluate(async (button) => {
      button.click();
      await new Promise((resolve) => setTimeout(resolve));
      return /** @type {HTMLTextAreaElement} */ (document.activeElement).value;
    });
    assert.equal(text, 'See you at sevn');
    await phone.write('See you at seven');
    await phone.message(id).getByText('Edited').waitFor();
    assert.equal((await linq.call('GET', `/messages/${id}`)).parts[0].value, 'See you at seven');
  });

  test('a person shares a location when asked, and stops', async () => {
    const { page } = await open();
    const shared = async () => (await linq.call('GET', `/chats/${CHAT}/location`)).data.features;
    await linq.call('POST', `/chats/${CHAT}/location/request`);
    await page.locator('.request-card').getByRole('button', { name: 'Share' }).click();
    const sheet = page.getByRole('dialog', { name: 'Share a location' });
    await sheet.getByLabel('Place').selectOption('Berlin');
    await sheet.getByRole('button', { name: 'Share' }).click();
    await page.getByText('You share a location').waitFor();
    assert.deepEqual((await shared())[0].geometry.coordinates, [13.4132, 52.5219]);
    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('You stopped sharing location').waitFor();
    assert.deepEqual(await shared(), []);
  });

  test('a person says STOP, and the phone says what that means', async () => {
    const phone = await open();
    const { page } = phone;
    await page.getByRole('button', { name: 'Send something else' }).click();
    await page.getByRole('menuitem', { name: 'Say STOP' }).click();
    await page.getByText('You wrote STOP.').waitFor();
    await assert.rejects(linq.send(CHAT, [text('Hello')]), /2024/);
    await page.locator('.item.request').getByText(/2024 · Recipient has opted out/).waitFor();
    await phone.write('Hi again');
    await page.getByText('You wrote STOP.').waitFor({ state: 'detached' });
    await linq.send(CHAT, [text('Hello')]);
  });

  test('a person leaves a group and joins it again', async () => {
    const { page } = await open(`${BEA}/${GROUP}`);
    const active = async () =>
      (await linq.call('GET', `/chats/${GROUP}`)).handles.find(({ handle }) => handle === BEA).status;
    await page.locator('.chat-name').click();
    const sheet = page.getByRole('dialog', { name: 'About this chat' });
    await sheet.getByRole('button', { name: 'Leave this conversation' }).click();
    await sheet.getByRole('button', { name: 'Done' }).click();
    await page.getByText('You left this conversation.').waitFor();
    assert.equal(await active(), 'left');
    await page.getByRole('button', { name: 'Join again' }).click();
    await page.getByText('You joined the conversation').waitFor();
    assert.equal(await active(), 'active');
  });

  test('somebody new writes to a line', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Phone of Carlos/ }).click();
    await page.getByRole('button', { name: 'Someone new' }).click();
    await page.getByLabel('Name').fill('Nia Abara');
    await page.getByLabel('Number or email address').fill('(202) 555-0190');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('alert').getByText(/E.164/).waitFor();
    await page.getByLabel('Number or email address').fill('+1 (202) 555-0190');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('region', { name: 'Phone of Nia Abara' }).waitFor();
    await page.getByRole('button', { name: 'New message' }).click();
    await page.getByRole('dialog').getByLabel('Message').fill('Hello, do you deliver?');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.locator('.message.own').getByText('Hello, do you deliver?').waitFor();
    const { chats } = await linq.call('GET', `/chats?to=${encodeURIComponent('+12025550190')}`);
    assert.equal(chats.length, 1);
    assert.ok(chats[0].handles.some(({ handle }) => handle === LINE));
  });
});

/** Drops or pastes a file. */
async function transfer(where, event, name, type, content) {
  const page = where.page();
  const data = await page.evaluateHandle(
    (file) => {
      const transferred = new DataTransfer();
      transferred.items.add(new File([file.content], file.name, { type: file.type }));
      return transferred;
    },
    { name, type, content },
  );
  if (event === 'drop') await where.dispatchEvent('drop', { dataTransfer: data });
  else {
    await where.evaluate((element, clipboardData) => {
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, data);
  }
}
