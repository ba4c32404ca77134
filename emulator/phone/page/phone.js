/** One person's phone: its frame, and the list of chats or one chat inside. */

import { CloseIcon } from './icons.js';
import { ChatList } from './chats.js';
import { Conversation } from './conversation.js';
import { nameOf } from './names.js';
import { PersonButton } from './people.js';
import { phones, removePhone } from './phones.js';
import { Banner } from './toasts.js';
import { chats, connection, now } from './store.js';
import { bareTime } from './time.js';
import { html, useEffect, useState } from './ui.js';

function StatusBar() {
  const [time, setTime] = useState(() => bareTime(now()));
  useEffect(() => {
    const timer = setInterval(() => setTime(bareTime(now())), 1_000);
    return () => clearInterval(timer);
  }, []);
  return html`<div class="status-bar" aria-hidden="true">
    <span class="time">${time}</span>
    <span class="island"></span>
    <span class="signals">
      <svg viewBox="0 0 18 12" width="18"><path d="M1 8h2v3H1zM5.500 6h2v5h-2zM10 3.500h2V11h-2zM14.500 1h2v10h-2z" /></svg>
      <svg viewBox="0 0 26 12" width="26" class=${connection.value}><path d="M3 1h17a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z" class="case" /><path d="M3 3h17v6H3zM23.500 4.500v3" /></svg>
    </span>
  </div>`;
}

export function Phone({ phone }) {
  const chat = chats.value.get(phone.chatId);
  const name = nameOf(phone.person);
  return html`<section class="phone-place" aria-label="Phone of ${name}">
    <div class="owner">
      <${PersonButton} phone=${phone} />
      ${phones.value.length > 1 &&
      html`<button type="button" class="round" aria-label="Put the phone of ${name} away" onClick=${() => removePhone(phone.key)}>
        <${CloseIcon} size=${16} />
      </button>`}
    </div>
    <div class="frame">
      <div class="screen">
        <${StatusBar} />
        <${Banner} phone=${phone} />
        ${chat
          ? html`<${Conversation} key=${`${phone.person} ${chat.id}`} phone=${phone} chat=${chat} />`
          : html`<${ChatList} phone=${phone} />`}
      </div>
    </div>
  </section>`;
}
