/** What arrived where nobody looks: a banner on the phone, or beside the phones for other people. */

import { Avatar, ChatAvatar } from './avatar.js';
import { CloseIcon } from './icons.js';
import { nameOf, titleOf } from './names.js';
import { addPhone, canAdd, choosePerson, openChat, phones } from './phones.js';
import { arrivals, chats } from './store.js';
import { summaryOf } from './summary.js';
import { html, useEffect, useState } from './ui.js';

const SHOWN_FOR = 6_000;

/** The last arrival that `matches`, for some seconds or until it is put away. */
function useLatest(matches) {
  const [gone, setGone] = useState(null);
  const arrival = arrivals.value.findLast(matches);
  const last = arrivals.value.at(-1);
  const shown = arrival && arrival === last && arrival.id !== gone ? arrival : null;
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setGone(shown.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [shown?.id]);
  return [shown, () => setGone(shown?.id)];
}

const isIn = (chat, handle) =>
  chat?.handles.some((one) => one.handle === handle && one.status === 'active');

/** Another chat of the person whose phone it is. */
export function Banner({ phone }) {
  const [arrival, putAway] = useLatest(
    ({ chatId }) => chatId !== phone.chatId && isIn(chats.value.get(chatId), phone.person),
  );
  if (!arrival || phone.chatId === null) return html`<div role="status"></div>`;
  const chat = chats.value.get(arrival.chatId);
  return html`<div role="status">
    <button
      type="button"
      class="banner"
      onClick=${() => {
        putAway();
        openChat(phone.key, chat.id);
      }}
    >
      <${ChatAvatar} chat=${chat} person=${phone.person} size=${36} />
      <span><b>${titleOf(chat, phone.person)}</b><span class="words">${summaryOf(arrival, phone.person, chat)}</span></span>
    </button>
  </div>`;
}

/** Somebody whose phone is not on the stage. */
export function Toasts() {
  const owners = phones.value.map(({ person }) => person);
  const [arrival, putAway] = useLatest(
    ({ chatId }) => !owners.some((owner) => isIn(chats.value.get(chatId), owner)),
  );
  const chat = arrival && chats.value.get(arrival.chatId);
  const handle = chat?.handles.find((one) => one.handle !== chat.line && one.status === 'active')?.handle;
  if (!handle) return html`<div class="toasts" role="status"></div>`;
  const open = () => {
    putAway();
    if (canAdd() && matchMedia('(min-width: 1180px)').matches) {
      addPhone(handle);
      openChat(phones.value.at(-1).key, chat.id);
    } else {
      choosePerson(phones.value.at(-1).key, handle, chat.id);
    }
  };
  return html`<div class="toasts" role="status">
    <div class="toast">
      <${Avatar} handle=${handle} size=${36} />
      <span><b>${nameOf(handle)}</b><span class="words">${summaryOf(arrival, handle, chat)}</span></span>
      <button type="button" class="primary" onClick=${open}>Show</button>
      <button type="button" class="round plain" aria-label="Dismiss" onClick=${putAway}><${CloseIcon} size=${16} /></button>
    </div>
  </div>`;
}
