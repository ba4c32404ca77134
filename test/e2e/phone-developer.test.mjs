/** The phone in a browser: what a developer sees and does. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { text } from './support/linqApi.mjs';
import { phoneBench } from './support/phonePage.mjs';
import { BEA, CARLOS, CHAT, GROUP } from './support/showcase.mjs';
import { targetOf } from './support/target.mjs';

describe('Beside the phone, the developer', () => {
  const bench = phoneBench();
  const { open } = bench;
  let emulator;
  let linq;
  const target = targetOf(bench);
  const { subscribe, told } = target;
  before(() => ({ emulator, linq } = bench));

  test('sees at once why nothing happens', async () => {
    const phone = await open();
    const { page } = phone;
    const hint = (text) => page.locator('.timeline .hint').getByText(text, { exact: true });
    await phone.write('Hello?');
    await hint('no subscription').waitFor();
    await subscribe('message.received');
    target.respond(401);
    await phone.write('Hello??');
    await hint('401 from n8n').waitFor();
    await phone.write('Hello!');
    await hint('n8n answered 200').waitFor();
    for (const chip of ['no subscription', '401 from n8n', 'n8n answered 200']) {
      await page.locator('.item.event .chip').getByText(chip, { exact: true }).first().waitFor();
    }
    // The longest name beside the longest reason.
    const long = page.locator('.item.event').filter({ hasText: 'for chat.typing_indicator.started' }).first();
    const boxes = ['.what', '.chip'].map((part) => long.locator(part).boundingBox());
    const [row, name, reason] = await Promise.all([long.boundingBox(), ...boxes]);
    assert.ok(name.width >= row.width * 0.45, `the name of an event has ${name.width} of ${row.width} pixels`);
    assert.ok(reason.x + reason.width <= row.x + row.width, 'the reason sticks out');
  });

  test('lets requests, webhooks and messages fail', async () => {
    const { page, message } = await open();
    await page.getByRole('tab', { name: 'Faults' }).click();
    const form = (title) => page.locator('.fault-form').filter({ hasText: title });
    await form('The next requests of n8n').getByLabel('get').selectOption('Linq unavailable, 503');
    await form('The next requests of n8n').getByRole('button', { name: 'Add' }).click();
    await page.getByText('1 × error 503 for any request').waitFor();
    await assert.rejects(linq.call('GET', '/chats'), /503/);
    await page.getByText('Nothing is set to go wrong.').waitFor();

    await subscribe();
    await form('The next webhooks to n8n').getByLabel('are').selectOption('never sent');
    await form('The next webhooks to n8n').getByRole('button', { name: 'Add' }).click();
    await page.getByText('1 × webhook: drop').waitFor();
    emulator.reply({ chatId: CHAT, text: 'Hi' });
    await page.locator('.timeline .hint').getByText('dropped by an injected fault').waitFor();

    await form('The next message of n8n').getByLabel('fails with').selectOption({ value: '4005' });
    await form('The next message of n8n').getByRole('button', { name: 'Let it fail' }).click();
    await page.getByText('a message fails with 4005').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('Nothing is set to go wrong.').waitFor();
    await form('The next message of n8n').getByRole('button', { name: 'Let it fail' }).click();
    const id = await linq.send(CHAT, [text('Lost')]);
    await emulator.advanceClock(100);
    await message(id).getByText(/Not delivered · 4005/).waitFor();
  });

  test('lets a message that was sent fail', async () => {
    await subscribe();
    const id = await linq.send(CHAT, [text('Hello')]);
    const phone = await open();
    await (await phone.menuOf(id)).getByRole('menuitem', { name: 'Let it fail' }).click();
    await phone.message(id).getByText(/Not delivered · 4001/).waitFor();
    assert.equal((await told('message.failed')).message_id, id);
  });

  test('stops the clock and moves it', async () => {
    const { page, message } = await open();
    await page.getByRole('tab', { name: 'Time' }).click();
    const id = await linq.send(CHAT, [text('Hello')]);
    await message(id).getByText('Sending …').waitFor();
    const before = emulator.now();
    await page.getByRole('button', { name: '15 minutes' }).click();
    await message(id).getByText(/^Read/).waitFor();
    assert.ok(emulator.now() - before >= 900_000);
    await page.getByRole('button', { name: 'Let it run' }).click();
    await page.getByText('Runs.').waitFor();
    await page.getByRole('button', { name: 'Stop the clock' }).click();
    await page.getByText(/Stopped/).waitFor();
  });

  test('has two phones beside each other, and the drawer', async () => {
    const { page, of } = await open(`${BEA}/${GROUP}&${CARLOS}/${GROUP}`);
    const boxes = [of('Bea Lee'), of('Carlos Díaz'), page.getByRole('complementary', { name: 'Developer' })];
    const placed = await Promise.all(boxes.map(async (box) => await box.boundingBox()));
    assert.ok(placed[0].x + placed[0].width <= placed[1].x, 'the phones overlap');
    assert.ok(placed[1].x + placed[1].width <= placed[2].x, 'phone and drawer overlap');
    await of('Bea Lee').getByRole('textbox', { name: 'Message' }).pressSequentially('Hi');
    await of('Carlos Díaz').getByText('Bea Lee is typing').waitFor();
    await of('Bea Lee').getByRole('textbox', { name: 'Message' }).press('Enter');
    await of('Carlos Díaz').locator('.message.other').getByText('Hi', { exact: true }).waitFor();
  });
});
