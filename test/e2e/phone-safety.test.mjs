/** The phone in a browser: hostile content, and people who see or point in other ways. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { text } from './support/linqApi.mjs';
import { phoneBench } from './support/phonePage.mjs';
import { BEA, CARLOS, CHAT, fillChat, GROUP, inbound, LINE } from './support/showcase.mjs';

/** Runs if it ever becomes markup or is followed as a link. */
const RUNS = 'window.top.hacked=1';
const MARKUP = `<img src=x onerror="${RUNS}"><svg onload="${RUNS}"><script>${RUNS}</script>`;
const SCRIPT_LINK = `javascript:${RUNS}`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" onload="${RUNS}">
  <script>${RUNS}</script><rect width="80" height="80" fill="red"/>
  <foreignObject width="80" height="80"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${SCRIPT_LINK}"/></foreignObject>
</svg>`;
const VCARD = `BEGIN:VCARD\nFN:${MARKUP}\nTEL:${MARKUP}\nEND:VCARD\n`;
const CALENDAR = `BEGIN:VEVENT\nSUMMARY:${MARKUP}\nLOCATION:${MARKUP}\nEND:VEVENT\n`;

const VIEWPORTS = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

describe('The phone', () => {
  const bench = phoneBench();
  const { open } = bench;
  let emulator;
  let linq;
  before(() => ({ emulator, linq } = bench));

  /** Puts markup and script into every place that somebody else fills. */
  async function attack() {
    emulator.meet({ handle: CARLOS, name: MARKUP });
    const card = { first_name: MARKUP, last_name: MARKUP, image_url: SCRIPT_LINK };
    await linq.call('PATCH', `/contact_card?phone_number=${encodeURIComponent(LINE)}`, card);
    await linq.call('PUT', `/chats/${GROUP}`, {
      display_name: MARKUP,
      group_chat_icon: `data:text/html,${MARKUP}`.replace('data:', 'https://example.com/data:'),
    });
    await emulator.advanceClock(100);
    const files = [
      inbound(`${MARKUP}.svg`, 'image/svg+xml', Buffer.from(SVG)),
      inbound('page.html', 'text/html', Buffer.from(MARKUP)),
      inbound('card.vcf', 'text/vcard', Buffer.from(VCARD)),
      inbound('event.ics', 'text/calendar', Buffer.from(CALENDAR)),
      inbound(MARKUP, `image/png"><script>${RUNS}</script>`, Buffer.from(MARKUP)),
    ];
    const { id } = emulator.reply({ chatId: CHAT, text: MARKUP, media: files });
    emulator.reply({ chatId: CHAT, link: SCRIPT_LINK });
    emulator.reply({ chatId: CHAT, link: `data:text/html,${MARKUP}` });
    emulator.reply({ chatId: CHAT, text: `${SCRIPT_LINK} and https://example.com/"onclick=${RUNS}` });
    emulator.reply({ chatId: CHAT, newerParts: [{ type: MARKUP, content: MARKUP }] });
    emulator.react({ messageId: id, type: 'custom', customEmoji: MARKUP });
    emulator.react({ messageId: id, type: 'sticker', partIndex: 1, sticker: { url: SCRIPT_LINK, file_name: MARKUP } });
    emulator.failMessage({ code: 4001, reason: MARKUP });
    const layout = { caption: MARKUP, image_url: SCRIPT_LINK, image_title: MARKUP };
    const app = { bundle_id: 'a', name: MARKUP, team_id: 'ABCDE12345' };
    await linq.send(CHAT, [{ type: 'imessage_app', app, layout, url: `data:text/html,${MARKUP}` }]);
    await linq.send(CHAT, [text(MARKUP)], { effect: { name: MARKUP, type: 'screen' }, reply_to: { message_id: id } });
    await emulator.advanceClock(100);
    emulator.shareLocation({ chatId: CHAT, handle: CARLOS, address: MARKUP, locality: MARKUP });
  }

  test('runs nothing that is in a message, a name or a file', async () => {
    await attack();
    const { page, complaints } = await open(`${CARLOS}/${CHAT}&${BEA}/`);
    const scroller = page.locator('.scroller').first();
    await page.locator('.timeline').getByText(MARKUP, { exact: true }).first().waitFor();
    await scroller.evaluate((element) => element.scrollTo(0, -element.scrollHeight));
    await page.locator('.unknown').getByText(MARKUP).first().waitFor({ state: 'attached' });
    await page.getByRole('region', { name: /Phone of Bea/ }).getByText(MARKUP).first().waitFor();
    for (const summary of await page.locator('.item summary').all()) await summary.click();

    const addresses = await page.locator('a').evaluateAll((links) => links.map(({ href }) => href));
    for (const address of addresses) assert.match(address, /^(https?|mailto|tel):/);
    assert.equal(await page.locator('.timeline iframe, .timeline script').count(), 0);
    assert.equal(await page.locator('[onclick], [onerror], [onload]').count(), 0);
    assert.equal(await page.evaluate(() => window['hacked']), undefined);
    // What a browser says when a policy had to stop something; nothing should come that far.
    assert.deepEqual(complaints.filter((complaint) => /policy|trusted/i.test(complaint)), []);
  });

  test('runs nothing in a file that is opened by itself', async () => {
    await attack();
    const { page } = await open();
    const urls = await page.evaluate(async (chat) => {
      const { entries } = await (await fetch(`/_emulator/phone/chats/${chat}`)).json();
      return entries.flatMap(({ parts = [] }) => parts.map(({ url }) => url)).filter((url) => url?.startsWith('/_emulator/files'));
    }, CHAT);
    assert.equal(urls.length, 5);
    const svg = await bench.browser.newPage();
    await svg.goto(emulator.url + urls[0]);
    await svg.waitForLoadState();
    assert.equal(await svg.evaluate(() => window['hacked']), undefined);
    assert.equal(await svg.evaluate(() => document.documentElement.localName), 'svg');
    await svg.close();
    for (const url of urls.slice(1)) {
      const response = await page.request.get(emulator.url + url);
      assert.equal(response.headers()['content-type'], 'application/octet-stream', url);
    }
  });

  test('asks nobody beyond this machine for anything', async () => {
    await fillChat(emulator);
    const asked = [];
    const { page } = await open();
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await page.locator('.scroller').evaluate((element) => element.scrollTo(0, -element.scrollHeight));
    await page.locator('.bubble').getByText('Hi! How can we help?').waitFor();
    const elsewhere = asked.filter((url) => !url.startsWith(emulator.url) && !/^(data|blob):/.test(url));
    assert.deepEqual(elsewhere, []);
  });

  test('is used with the keyboard alone', async () => {
    const id = await linq.send(CHAT, [text('Well?')]);
    const { page, composer, message } = await open();
    await message(id).waitFor();
    const focused = async () => await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
    for (let presses = 0; presses < 12 && !/^Conversation with/.test(await focused()); presses++) {
      await page.keyboard.press('Tab');
    }
    assert.match(await focused(), /^Conversation with Ada Lovelace/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog', { name: 'Message' });
    await menu.waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await message(id).locator('.tapback.like').waitFor();
    await menu.waitFor({ state: 'detached' });
    await message(id).press('Enter');
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    assert.equal(await message(id).evaluate((element) => element === document.activeElement), true);
    for (let presses = 0; presses < 12 && (await focused()) !== 'Message'; presses++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.locator('.message.own').getByText('By keyboard').waitFor();
    assert.equal(await composer.evaluate((element) => element === document.activeElement), true);
  });

  test('keeps the keyboard in what is open when something else is shown there', async () => {
    const phone = await open();
    const { page } = phone;
    const id = await linq.send(CHAT, [text('Well?')]);
    await phone.message(id).waitFor();
    for (const name of ['Show as JSON', 'Emoji and stickers']) {
      const menu = await phone.menuOf(id);
      await menu.getByRole('menuitem', { name }).press('Enter');
      await menu.getByRole('menuitem', { name }).waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: /Phone of Carlos/ }).click();
    await page.getByRole('button', { name: 'Someone new' }).click();
    await page.keyboard.type('Nia');
    assert.equal(await page.getByLabel('Name').inputValue(), 'Nia');
    await page.keyboard.press('Escape');
    await page.locator('.chat-name').click();
    const sheet = page.getByRole('dialog', { name: 'About this chat' });
    await sheet.getByRole('heading').click();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  test('tells a screen reader who wrote what, and what arrives', async () => {
    const { page, message } = await open();
    const id = await linq.send(CHAT, [text('Your table is ready')]);
    await message(id).waitFor();
    assert.match(await message(id).textContent(), /^Ada Lovelace, \d+:\d\d [AP]M: Your table is ready/);
    const live = page.locator('.conversation [aria-live="polite"]');
    await live.getByText('Ada Lovelace: Your table is ready').waitFor({ state: 'attached' });
  });

  for (const theme of ['light', 'dark']) {
    for (const viewport of VIEWPORTS) {
      const size = `${viewport.width} pixels, ${theme}`;
      test(`looks right and has no accessibility violation at ${size}`, async () => {
        const ids = await fillChat(emulator);
        await emulator.advanceClock(100);
        // Without motion nothing is half transparent when axe looks at its colours.
        const options = { theme, viewport, bypassCSP: true, reducedMotion: 'reduce' };
        const both = `${CARLOS}/${CHAT}&${BEA}/${GROUP}`;
        const phone = await open(viewport.width > 1200 ? both : undefined, options);
        const { page } = phone;
        const look = async (what) => {
          await phone.screenshot(`${what}-${viewport.width}-${theme}`);
          assert.deepEqual(await phone.accessibilityProblems(), [], what);
        };
        const drawer = page.getByRole('button', { name: 'Developer' });
        const isWide = viewport.width > 860;
        await look('end');
        await phone.message(ids.poll).scrollIntoViewIfNeeded();
        await look('poll');
        await page.locator('.scroller').first().evaluate((element) => element.scrollTo(0, -element.scrollHeight));
        await phone.message(ids.animations).waitFor();
        await look('conversation');

        await phone.menuOf(ids.own);
        await look('menu');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Send something else' }).first().click();
        await look('attach');
        await page.keyboard.press('Escape');
        await phone.message(ids.own).getByRole('button', { name: '1 Reply' }).click();
        await look('thread');
        await page.keyboard.press('Escape');
        await page.locator('.chat-name').first().click();
        await look('details');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Back to the chats' }).first().click();
        await page.locator('.chat-row').first().waitFor();
        await look('chats');
        await page.getByRole('button', { name: /Phone of Carlos/ }).click();
        await look('people');
        await page.keyboard.press('Escape');

        if (!isWide) await drawer.click();
        for (const tab of ['Activity', 'Faults', 'Time']) {
          await page.getByRole('tab', { name: tab }).click();
          await look(`drawer-${tab.toLowerCase()}`);
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} pixels stick out`);
      });
    }
  }
});
