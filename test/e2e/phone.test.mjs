/** The phone in a browser, on the emulator alone: what it shows. */

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { text } from './support/linqApi.mjs';
import { photo } from './support/media.mjs';
import { phoneBench } from './support/phonePage.mjs';
import { BEA, CARLOS, CHAT, fillChat, GROUP, inbound } from './support/showcase.mjs';

const ANIMATIONS = ['big', 'small', 'shake', 'nod', 'explode', 'ripple', 'bloom', 'jitter'];
const SCREEN_EFFECTS = [
  'confetti',
  'fireworks',
  'lasers',
  'sparkles',
  'celebration',
  'hearts',
  'love',
  'balloons',
  'happy_birthday',
  'echo',
];

describe('The phone', () => {
  const bench = phoneBench();
  const { open } = bench;
  let emulator;
  let linq;
  before(() => ({ emulator, linq } = bench));

  test("shows a person's chats with the line's name, group names, faces and last words", async () => {
    const { page } = await open(`${BEA}/`);
    const rows = page.locator('.chat-row');
    const titles = await rows.locator('.chat-title b').allInnerTexts();
    for (const title of ['Ada Lovelace', 'Launch team', 'Book club', '+1 (205) 253-5598']) {
      assert.ok(titles.includes(title), `no chat "${title}", only ${titles}`);
    }
    const launch = rows.filter({ hasText: 'Launch team' });
    assert.equal(await launch.locator('.avatar.group .member').count(), 3);
    assert.match(await launch.innerText(), /Yes!/);
    const person = page.getByRole('button', { name: /Phone of Bea Lee/ });
    await person.click();
    await page.getByRole('button', { name: /Keiko Sato/ }).click();
    await page.getByRole('region', { name: 'Phone of Keiko Sato' }).waitFor();
  });

  test('colours a chat by its service, and puts n8n on the left', async () => {
    const colours = {};
    for (const [service, chat, person] of [
      ['iMessage', CHAT, CARLOS],
      ['RCS', 'c4a70000-0000-4000-8000-000000000006', '+12025550119'],
      ['SMS', 'c4a70000-0000-4000-8000-000000000007', '+12025550120'],
    ]) {
      const { page } = await open(`${person}/${chat}`);
      const own = page.locator('.message.own .bubble').first();
      const other = page.locator('.message.other .bubble').first();
      colours[service] = await own.evaluate((element) => getComputedStyle(element).backgroundColor);
      assert.ok((await own.boundingBox()).x > (await other.boundingBox()).x, `${service}: sides`);
    }
    const [blue, rcs, sms] = Object.values(colours).map((colour) => colour.match(/\d+/g).map(Number));
    assert.ok(blue[2] > blue[1], `iMessage is not blue: ${blue}`);
    for (const green of [rcs, sms]) assert.ok(green[1] > green[2], `not green: ${green}`);
  });

  test('shows styled and animated words as they are, and at rest for those who want no motion', async () => {
    const { styles, animations } = await fillChat(emulator);
    const moving = await open();
    const look = async (name, property) =>
      await moving
        .message(styles)
        .locator(`.${name}`)
        .evaluate((element, key) => getComputedStyle(element)[key], property);
    assert.ok(Number(await look('bold', 'fontWeight')) >= 700);
    assert.equal(await look('italic', 'fontStyle'), 'italic');
    assert.match(await look('underline', 'textDecorationLine'), /underline/);
    assert.match(await look('strikethrough', 'textDecorationLine'), /line-through/);

    const animationOf = async (phone, name) =>
      await phone
        .message(animations)
        .locator(`.animated.${name} .letter`)
        .first()
        .evaluate((element) => getComputedStyle(element).animationName);
    for (const name of ANIMATIONS) assert.equal(await animationOf(moving, name), name);
    const still = await open(undefined, { reducedMotion: 'reduce' });
    for (const name of ANIMATIONS) assert.equal(await animationOf(still, name), 'none');
    const spoken = await still.message(animations).locator('.bubble .sr-only').allInnerTexts();
    assert.deepEqual(spoken, ANIMATIONS, 'a screen reader gets whole words');
  });

  test('shows plain words outside iMessage, where no styles and effects arrive', async () => {
    const chat = 'c4a70000-0000-4000-8000-000000000007';
    const id = await linq.send(chat, [text('bold', [{ range: [0, 4], style: 'bold' }])], {
      effect: { name: 'confetti', type: 'screen' },
    });
    const { message } = await open(`+12025550120/${chat}`);
    await message(id).waitFor();
    assert.equal(await message(id).locator('.bold').count(), 0);
    assert.equal(await message(id).locator('.replay').count(), 0);
  });

  test('plays a screen effect once when it arrives, and again when asked', async () => {
    const { page, message } = await open();
    const playing = page.locator('.effects > *').first();
    const effect = { name: 'spotlight', type: 'screen' };
    const id = await linq.send(CHAT, [text('Look')], { effect });
    await playing.waitFor({ state: 'attached' });
    await playing.waitFor({ state: 'detached' });
    await message(id).getByRole('button', { name: 'Replay the effect spotlight' }).click();
    await playing.waitFor({ state: 'attached' });
    await page.reload();
    await message(id).waitFor();
    assert.equal(await page.locator('.effects > *').count(), 0, 'it plays again by itself');
  });

  for (const name of SCREEN_EFFECTS) {
    test(`plays the screen effect ${name}`, async () => {
      const { page } = await open();
      await linq.send(CHAT, [text('Look')], { effect: { name, type: 'screen' } });
      await page.locator('.effects > *').first().waitFor({ state: 'attached' });
    });
  }

  for (const name of ['slam', 'loud', 'gentle']) {
    test(`plays the bubble effect ${name} when it arrives`, async () => {
      const phone = await open();
      const { message } = phone;
      await phone.holdAnimations();
      const id = await linq.send(CHAT, [text('Look')], { effect: { name, type: 'bubble' } });
      const part = message(id).locator('.part');
      await part.waitFor();
      assert.equal(await part.evaluate((element) => element.getAnimations().length), 1);
    });
  }

  test('covers a message in invisible ink until it is uncovered', async () => {
    const { message } = await open();
    const id = await linq.send(CHAT, [text('Boo')], { effect: { name: 'invisible', type: 'bubble' } });
    const ink = message(id).locator('.ink');
    await ink.click();
    await message(id).locator('.ink.gone').waitFor();
    await message(id).getByRole('button', { name: /Replay/ }).click();
    await message(id).locator('.ink:not(.gone)').waitFor();
  });

  test('plays no effect by itself for those who want no motion', async () => {
    const { page, message } = await open(undefined, { reducedMotion: 'reduce' });
    const id = await linq.send(CHAT, [text('Look')], { effect: { name: 'confetti', type: 'screen' } });
    await message(id).getByRole('button', { name: /Replay/ }).waitFor();
    assert.equal(await page.locator('.effects > *').count(), 0);
  });

  test('shows photos, files, cards, places and memos as what they are', async () => {
    const ids = await fillChat(emulator);
    await emulator.advanceClock(100);
    const { page, message, complaints } = await open();
    const img = message(ids.photo).locator('img');
    await img.scrollIntoViewIfNeeded();
    await page.waitForFunction((image) => image.complete, await img.elementHandle());
    assert.equal(await img.evaluate((image) => image.naturalWidth), 480);
    await message(ids.photo).getByRole('button', { name: /hills.png/ }).click();
    await page.getByRole('dialog', { name: 'hills.png' }).waitFor();
    await page.keyboard.press('Escape');

    const has = async (id, text) => await message(id).getByText(text).first().waitFor();
    await has(ids.fromUrl, 'summer-menu.jpg');
    await has(ids.files, 'Menu.pdf');
    await has(ids.files, 'Grace Hopper');
    await has(ids.files, '+1 (202) 555-0144');
    await has(ids.files, 'Dinner for two');
    await has(ids.files, 'Friday, August 14, 19:00 · Chez Ada, Main Street');
    await has(ids.link, 'Ten new dishes');
    await has(ids.card, 'Chez Ada');
    await has(ids.card, 'Tables');
    await has(ids.edited, 'Edited');
    await has(ids.failed, /Not delivered · 4002 Phone not available/);
    await has(ids.poll, 'Tuesday');
    await has(ids.newer, /"app_clip"/);
    await page.getByText('wants to see your location').waitFor();
    await page.getByText('1 20th Street North, Birmingham, AL').waitFor();
    await page.getByText('shared name and photo').waitFor();
    assert.deepEqual(complaints, []);
  });

  test('plays a video, and shows one that cannot be played as a file', async () => {
    const { page, message } = await open();
    const film = Buffer.from(await page.evaluate(recordFilm), 'base64');
    const send = (name, data) => emulator.reply({ chatId: CHAT, media: [inbound(name, 'video/mp4', data)] }).id;
    const video = message(send('film.mp4', film)).locator('video');
    await video.waitFor();
    await video.evaluate(async (player) => await player.play());
    await page.waitForFunction((player) => player.videoWidth === 64, await video.elementHandle());
    await message(send('broken.mp4', Buffer.from('no film'))).getByText('broken.mp4').waitFor();
  });

  test('plays a voice memo', async () => {
    const { memo, ownMemo } = await fillChat(emulator);
    const { page, message } = await open();
    for (const id of [memo, ownMemo]) {
      await message(id).getByRole('button', { name: 'Play the voice memo' }).click();
      const audio = await message(id).locator('audio').elementHandle();
      await page.waitForFunction((player) => player.currentTime > 0.05, audio);
      await message(id).getByRole('button', { name: 'Pause the voice memo' }).click();
    }
    await message(ownMemo).getByText(/^0:0\d$/).waitFor();
  });

  test('shows tapbacks, emoji and stickers on their bubble', async () => {
    const { animations, own, photo: picture, link } = await fillChat(emulator);
    const file = inbound('cat.png', 'image/png', photo(60, 60));
    emulator.react({ messageId: link, type: 'sticker', from: CARLOS, sticker: { file } });
    const { message } = await open();
    await message(animations).locator('.tapback.love.mine').waitFor();
    await message(own).locator('.tapback.laugh:not(.mine)').waitFor();
    await message(picture).locator('.tapback').getByText('🔥').waitFor();
    const sticker = message(link).locator('img.sticker');
    await sticker.waitFor();
    await sticker.evaluate(async (image) => await image.decode());
    await message(animations).getByText('Reactions: Carlos Díaz: love').waitFor({ state: 'attached' });
  });

  test('shows a reply above what it replies to, and its thread alone', async () => {
    const { reply, own } = await fillChat(emulator);
    const { page, message } = await open();
    await message(reply).locator('.quote').getByText('That moves!').waitFor();
    await message(own).getByRole('button', { name: '1 Reply' }).click();
    const thread = page.getByRole('dialog', { name: 'Thread' });
    await thread.getByText('It does.').waitFor();
    assert.equal(await thread.locator('.message').count(), 2);
  });

  test('shows who types, what was read, and who came and went', async () => {
    const { page, message } = await open(`${BEA}/c4a70000-0000-4000-8000-000000000001`);
    const { id } = emulator.reply({ from: BEA, text: 'Anybody there?' });
    await message(id).getByText('Delivered').waitFor();
    const chat = 'c4a70000-0000-4000-8000-000000000001';
    await linq.call('POST', `/chats/${chat}/read`);
    await message(id).getByText(/^Read /).waitFor();
    await linq.call('POST', `/chats/${chat}/typing`);
    await page.getByText('Ada Lovelace is typing').waitFor();
    const answer = await linq.send(chat, [text('Here.')]);
    await page.getByText('Ada Lovelace is typing').waitFor({ state: 'detached' });
    await message(answer).getByText('Sending …').waitFor();
    await emulator.advanceClock(300);
    await message(answer).getByText('Delivered').waitFor();

    const group = await open(`${BEA}/${GROUP}`);
    emulator.join({ chatId: GROUP, handle: '+12025550114' });
    await group.page.getByText('Elif Kaya joined the conversation').waitFor();
    emulator.leave({ chatId: GROUP, handle: '+12025550114' });
    await group.page.getByText('Elif Kaya left the conversation').waitFor();
    await linq.call('PUT', `/chats/${GROUP}`, { display_name: 'Lift-off' });
    await emulator.advanceClock(50);
    await group.page.getByText('Ada Lovelace named the conversation “Lift-off”').waitFor();
    await group.page.locator('.chat-name').getByText('Lift-off').waitFor();
  });

  test('shows the newcomer of a group nothing from before, and who left nothing from after', async () => {
    emulator.reply({ chatId: GROUP, from: BEA, text: 'before' });
    emulator.join({ chatId: GROUP, handle: '+12025550114' });
    emulator.reply({ chatId: GROUP, from: BEA, text: 'between' });
    emulator.leave({ chatId: GROUP, handle: '+12025550114' });
    emulator.reply({ chatId: GROUP, from: BEA, text: 'after' });
    const { page } = await open(`+12025550114/${GROUP}`);
    await page.locator('.bubble').getByText('between').waitFor();
    const texts = await page.locator('.bubble').allInnerTexts();
    assert.deepEqual(texts, ['between']);
    await page.getByRole('button', { name: 'Join again' }).waitFor();
  });
});

/** Runs in a page: films a canvas for some frames, and gives the bytes in base64. */
async function recordFilm() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' });
  const recorded = new Promise((resolve) => (recorder.ondataavailable = ({ data }) => resolve(data)));
  recorder.start();
  for (let frame = 0; frame < 20; frame++) {
    context.fillStyle = `hsl(${frame * 18} 80% 50%)`;
    context.fillRect(0, 0, 64, 48);
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  const bytes = new Uint8Array(await (await recorded).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}
