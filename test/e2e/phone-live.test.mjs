/** The phone in a browser: how it keeps up with what happens. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { startEmulator } from '../../scripts/lib/emulator.mjs';
import { linqApi, text } from './support/linqApi.mjs';
import { phoneBench } from './support/phonePage.mjs';
import { startProxy } from './support/proxy.mjs';
import { BEA, CARLOS, CHAT, GROUP } from './support/showcase.mjs';

describe('The phone', () => {
  const bench = phoneBench();
  const { open } = bench;
  let emulator;
  let linq;
  before(() => ({ emulator, linq } = bench));

  test('shows what arrives without asking for it', async () => {
    const { page, message } = await open();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    for (let count = 1; count <= 5; count++) {
      await message(await linq.send(CHAT, [text(`Message ${count}`)])).waitFor();
    }
    assert.deepEqual(asked, []);
  });

  test('draws what arrives together in one go, or a flood would hold it up for minutes', async () => {
    const { page, message } = await open();
    await page.evaluate(() => {
      window['drawings'] = 0;
      const timeline = document.querySelector('.timeline');
      new MutationObserver(() => window['drawings']++).observe(timeline, { childList: true, subtree: true });
    });
    let last;
    for (let count = 1; count <= 300; count++) last = emulator.reply({ chatId: CHAT, text: `Message ${count}` });
    await message(last.id).waitFor();
    const drawings = await page.evaluate(() => window['drawings']);
    assert.ok(drawings < 100, `300 messages are drawn in ${drawings} steps`);
  });

  test('misses nothing that arrives while a chat is loading', async () => {
    const { page, message } = await open(`${CARLOS}/`);
    let sent;
    await page.route('**/_emulator/phone/chats/*', async (route) => {
      const response = await route.fetch();
      sent = await linq.send(CHAT, [text('just now')]);
      // The page was told of it by now: it shows the request that sent it.
      await page.locator('.item.request').filter({ hasText: '202' }).waitFor();
      await route.fulfill({ response });
    });
    await page.locator(`[data-chat="${CHAT}"]`).click();
    await page.locator('.bubble').getByText('just now').waitFor();
    assert.equal(await message(sent).count(), 1);
  });

  test('tells on the phone of another chat of its owner, and beside it of other people', async () => {
    const { page } = await open(`${BEA}/c4a70000-0000-4000-8000-000000000001`);
    await page.locator('.conversation').click({ position: { x: 150, y: 300 } });
    await linq.send(GROUP, [text('To the group')]);
    await page.getByRole('button', { name: /Launch team.*To the group/ }).click();
    await page.locator('.bubble').getByText('To the group').waitFor();
    await linq.send('c4a70000-0000-4000-8000-000000000008', [text('To Mia')]);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('region', { name: 'Phone of Mia Novak' }).getByText('To Mia').first().waitFor();
  });

  test('follows what n8n sends until somebody has chosen a person', async () => {
    const { page } = await open('');
    await linq.send(CHAT, [text('Hi Carlos')]);
    await page.getByRole('region', { name: 'Phone of Carlos Díaz' }).locator('.bubble').getByText('Hi Carlos').waitFor();
  });

  test('catches up after a lost connection, and misses nothing', async () => {
    const proxy = await startProxy(emulator.url);
    try {
      const { page, message } = await open(undefined, { url: proxy.url });
      const before = await linq.send(CHAT, [text('before')]);
      await message(before).waitFor();
      await proxy.cut();
      await page.getByText('Connecting again …').waitFor();
      const missed = [];
      for (const number of ['one', 'two', 'three']) missed.push(await linq.send(CHAT, [text(number)]));
      emulator.react({ messageId: before, type: 'like', from: CARLOS });
      await proxy.mend();
      for (const id of missed) await message(id).waitFor();
      await message(before).locator('.tapback.like').waitFor();
      await page.getByText('Live', { exact: true }).waitFor();
      assert.equal(await page.locator('.timeline .message').count(), 6);
    } finally {
      await proxy.close();
    }
  });

  test('shows the new account after a reset and after a restart of the emulator', async () => {
    const proxy = await startProxy(emulator.url);
    const { page, message } = await open(undefined, { url: proxy.url });
    const id = await linq.send(CHAT, [text('gone soon')]);
    await message(id).waitFor();
    emulator.reset();
    await message(id).waitFor({ state: 'detached' });
    const other = await startEmulator({ frozenClock: true });
    try {
      await proxy.cut();
      await page.getByText('Connecting again …').waitFor();
      const fresh = other.reply({ chatId: CHAT, text: 'from the other run' });
      await proxy.mend(other.url);
      await message(fresh.id).waitFor();
      await message((await linqApi(other).send(CHAT, [text('and live')]))).waitFor();
    } finally {
      await proxy.close();
      await other.close();
    }
  });

  test('draws what is near the screen, of 5,000 messages', async () => {
    const all = [];
    for (let count = 1; count <= 5_000; count++) {
      all.push(emulator.reply({ chatId: CHAT, text: `Message ${count}` }).id);
    }
    const { page, message } = await open();
    await message(all.at(-1)).waitFor();
    const drawn = async () => await page.locator('.timeline .message').count();
    assert.ok((await drawn()) < 300, `${await drawn()} are drawn`);
    await page.locator('.scroller').evaluate((element) => element.scrollTo(0, -element.scrollHeight));
    await page.locator('.bubble').getByText('Hi! How can we help?').waitFor();
    assert.ok((await drawn()) < 300, `${await drawn()} are drawn`);
    assert.equal(await message(all.at(-1)).count(), 0);
    const next = await linq.send(CHAT, [text('The newest')]);
    await page.getByRole('button', { name: 'To the latest message' }).click();
    await message(next).waitFor();
  });
});
