/** Everything that Linq can send and a person can write, in one chat. */

import { calendarFile, contactCard, photo, sound } from './media.mjs';
import { linqApi, text } from './linqApi.mjs';

export const CHAT = 'c4a70000-0000-4000-8000-000000000002';
export const GROUP = 'c4a70000-0000-4000-8000-000000000004';
export const CARLOS = '+12025550112';
export const BEA = '+12025550111';
export const LINE = '+12052535597';

const animations = ['big', 'small', 'shake', 'nod', 'explode', 'ripple', 'bloom', 'jitter'];

/** `{word}`s with the animation or style of the same name. */
function decorated(names, key) {
  const value = names.join(' ');
  let at = 0;
  const decorations = names.map((name) => {
    const start = value.indexOf(name, at);
    at = start + name.length;
    return { range: [start, at], [key]: name };
  });
  return text(value, decorations);
}

/** Bytes of a file as the admin side takes them. */
export const inbound = (filename, contentType, data) => ({ filename, contentType, data });

/**
 * Fills Carlos's chat.
 * @param {object} emulator
 * @returns the ids of what the tests look for
 */
export async function fillChat(emulator) {
  const linq = linqApi(emulator);
  const send = async (...what) => await linq.send(CHAT, ...what);
  const ids = {};

  ids.styles = await send([decorated(['bold', 'italic', 'strikethrough', 'underline'], 'style')]);
  ids.animations = await send([decorated(animations, 'animation')]);
  ids.own = emulator.reply({ chatId: CHAT, text: 'That moves! Look at https://example.com/a' }).id;
  emulator.react({ messageId: ids.animations, type: 'love', from: CARLOS });
  await linq.call('POST', `/messages/${ids.own}/reactions`, { operation: 'add', type: 'laugh' });
  ids.reply = await send([text('It does.')], { reply_to: { message_id: ids.own } });
  ids.photo = await send([
    await linq.upload('hills.png', 'image/png', photo()),
    text('The hills, this morning'),
  ]);
  emulator.react({ messageId: ids.photo, type: 'custom', customEmoji: '🔥', from: CARLOS });
  ids.fromUrl = await send([{ type: 'media', url: 'https://example.com/menus/summer-menu.jpg' }]);
  ids.files = await send([
    await linq.upload('Menu.pdf', 'application/pdf', Buffer.from('%PDF-1.4 menu')),
    await linq.upload('Grace.vcf', 'text/vcard', Buffer.from(contactCard)),
    await linq.upload('dinner.ics', 'text/calendar', Buffer.from(calendarFile)),
  ]);
  const audio = await linq.upload('memo.wav', 'audio/x-wav', sound());
  const memo = await linq.call('POST', `/chats/${CHAT}/voicememo`, {
    attachment_id: audio.attachment_id,
  });
  ids.memo = memo.voice_memo.id;
  ids.ownMemo = emulator.reply({
    chatId: CHAT,
    media: [inbound('Voice memo.wav', 'audio/x-wav', sound(7))],
    voiceMemo: true,
  }).id;
  ids.link = await send([
    { type: 'link', value: 'https://www.example.com/blog/ten-new-dishes.html' },
  ]);
  ids.card = await send([appCard]);
  ids.poll = await linq.poll(CHAT, ['Tuesday', 'Wednesday']);
  emulator.vote({ messageId: ids.poll, option: 'Wednesday', from: CARLOS });
  ids.edited = await send([text('Table for tow')]);
  await linq.call('PATCH', `/messages/${ids.edited}`, { text: 'Table for two' });
  emulator.failMessage({ code: 4002, reason: 'Phone not available' });
  ids.failed = await send([text('This one gets lost')]);
  await linq.call('POST', `/chats/${CHAT}/location/request`);
  emulator.shareLocation({
    chatId: CHAT,
    handle: CARLOS,
    coordinates: [-86.8025, 33.5207],
    address: '1 20th Street North',
    locality: 'Birmingham, AL',
  });
  ids.newer = emulator.reply({
    chatId: CHAT,
    newerParts: [{ type: 'app_clip', value: 'https://example.com/pay' }],
  }).id;
  ids.emoji = emulator.reply({ chatId: CHAT, text: '🎉🎉' }).id;
  await linq.call('POST', `/chats/${CHAT}/share_contact_card`);
  return ids;
}

const appCard = {
  type: 'imessage_app',
  app: { bundle_id: 'com.example.tables', name: 'Tables', team_id: 'ABCDE12345' },
  layout: {
    caption: 'Chez Ada',
    subcaption: 'Tonight at 19:00',
    trailing_caption: '2 people',
    image_url: 'https://example.com/room.jpg',
    image_title: 'The room',
  },
  url: 'https://example.com/tables/1',
};
