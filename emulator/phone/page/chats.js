/** The list of somebody's chats. */

import { post } from './api.js';
import { ChatAvatar } from './avatar.js';
import { ComposeIcon } from './icons.js';
import { formatHandle, nameOf, titleOf } from './names.js';
import { openChat } from './phones.js';
import { Sheet } from './popover.js';
import { summaryOf } from './summary.js';
import { account, arrivals, chatsOf } from './store.js';
import { listTime } from './time.js';
import { classes, html, signal, useState } from './ui.js';

/** The last message that was on the screen, by phone's person and chat. */
const read = signal(new Map());
const key = (person, chatId) => `${person} ${chatId}`;

export function markRead(person, chat) {
  const id = chat.last?.id;
  if (read.peek().get(key(person, chat.id)) === id) return;
  read.value = new Map(read.peek()).set(key(person, chat.id), id);
}

function isUnread(person, chat) {
  const id = chat.last?.id;
  return arrivals.value.some((entry) => entry.id === id) && read.value.get(key(person, chat.id)) !== id;
}

/** How many chats have something new, for the button that leads back here. */
export const unreadCount = (person) => chatsOf(person).filter((chat) => isUnread(person, chat)).length;

function Row({ phone, chat }) {
  const unread = isUnread(phone.person, chat);
  const left = chat.handles.find(({ handle }) => handle === phone.person)?.status !== 'active';
  return html`<li>
    <button type="button" class="chat-row" data-chat=${chat.id} onClick=${() => openChat(phone.key, chat.id)}>
      <span class=${classes('unread', unread && 'on')}>${unread && html`<span class="sr-only">New. </span>`}</span>
      <${ChatAvatar} chat=${chat} person=${phone.person} size=${48} />
      <span class="chat-text">
        <span class="chat-title">
          <b>${titleOf(chat, phone.person)}</b>
          <time>${chat.last ? listTime(Date.parse(chat.last.at)) : ''}</time>
        </span>
        <span class="chat-preview">
          ${left ? 'You left' : chat.typing.includes(chat.line) ? 'typing …' : summaryOf(chat.last, phone.person, chat)}
        </span>
      </span>
    </button>
  </li>`;
}

/** Writing to a line for the first time. */
function NewChat({ phone, close }) {
  const [problem, setProblem] = useState('');
  async function send(event) {
    event.preventDefault();
    const { line, text } = Object.fromEntries(new FormData(event.target));
    await post('/reply', { from: phone.person, line, text }).then(
      ({ chat_id: chatId }) => openChat(phone.key, chatId),
      ({ message }) => setProblem(message),
    );
  }
  return html`<${Sheet} label="New message" close=${close}>
    <form class="form" onSubmit=${send}>
      <h2>New message</h2>
      <label>
        To
        <select name="line">
          ${account.value.lines.map(
            ({ handle, name }) =>
              html`<option value=${handle}>${name ? `${name} · ${formatHandle(handle)}` : formatHandle(handle)}</option>`,
          )}
        </select>
      </label>
      <label>Message <textarea name="text" rows="3" required autofocus></textarea></label>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      <div class="buttons">
        <button type="button" onClick=${close}>Cancel</button>
        <button type="submit" class="primary">Send</button>
      </div>
    </form>
  <//>`;
}

export function ChatList({ phone }) {
  const [writing, setWriting] = useState(false);
  const chats = chatsOf(phone.person);
  return html`<div class="chat-list">
    <header class="list-header">
      <h2>Messages</h2>
      <button type="button" class="round plain" aria-label="New message" onClick=${() => setWriting(true)}>
        <${ComposeIcon} size=${24} />
      </button>
    </header>
    <ul class="rows" aria-label="Chats of ${nameOf(phone.person)}">
      ${chats.map((chat) => html`<${Row} key=${chat.id} phone=${phone} chat=${chat} />`)}
    </ul>
    ${chats.length === 0 && html`<p class="empty">No messages yet. Write to one of the lines, or let n8n begin.</p>`}
    ${writing && html`<${NewChat} phone=${phone} close=${() => setWriting(false)} />`}
  </div>`;
}
