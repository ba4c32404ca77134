/** About a chat: who is in it, and what its owner can do there. */

import { post } from './api.js';
import { Avatar, ChatAvatar } from './avatar.js';
import { formatHandle, nameOf, serviceName, titleOf } from './names.js';
import { Sheet } from './popover.js';
import { account, lineOf, personOf } from './store.js';
import { html, useState } from './ui.js';

const statusNames = { active: '', left: 'left', removed: 'removed' };

function Member({ handle, status, person }) {
  const detail = [formatHandle(handle), lineOf(handle) && 'n8n writes as this line', statusNames[status]];
  return html`<li>
    <${Avatar} handle=${handle} size=${36} />
    <span><b>${nameOf(handle)}${handle === person ? ' (you)' : ''}</b><small>${detail.filter(Boolean).join(' · ')}</small></span>
  </li>`;
}

/** Lets somebody of the account, or anybody else, into a group. */
function Invite({ chat }) {
  const active = new Set(chat.handles.filter(({ status }) => status === 'active').map(({ handle }) => handle));
  const others = account.value.people.filter(({ handle }) => !active.has(handle));
  const [handle, setHandle] = useState(others[0]?.handle ?? '');
  if (others.length === 0) return null;
  return html`<div class="invite">
    <select aria-label="Who joins" value=${handle} onChange=${({ target }) => setHandle(target.value)}>
      ${others.map((one) => html`<option value=${one.handle}>${nameOf(one.handle)}</option>`)}
    </select>
    <button type="button" onClick=${() => post('/join', { chatId: chat.id, handle })}>Joins</button>
  </div>`;
}

export function Details({ phone, chat, shareLocation, close }) {
  const { person } = phone;
  const inside = chat.handles.some(({ handle, status }) => handle === person && status === 'active');
  const { location } = personOf(person) ?? {};
  const change = (path, body) => () => void post(path, { chatId: chat.id, handle: person, ...body });
  return html`<${Sheet} label="About this chat" close=${close}>
    <div class="details">
      <${ChatAvatar} chat=${chat} person=${person} size=${72} />
      <h2>${titleOf(chat, person)}</h2>
      <p>${serviceName(chat.service)}${chat.isGroup ? ' · group' : ` · ${formatHandle(chat.line)}`}</p>
      <ul class="members">
        ${chat.handles.map(({ handle, status }) => html`<${Member} key=${handle} handle=${handle} status=${status} person=${person} />`)}
      </ul>
      ${chat.isGroup && html`<${Invite} chat=${chat} />`}
      <div class="column">
        ${location
          ? html`<button type="button" onClick=${change('/share-location', { sharing: false })}>Stop sharing my location</button>`
          : html`<button type="button" onClick=${() => (close(), shareLocation())}>Share my location</button>`}
        ${chat.isGroup && inside && html`<button type="button" class="danger" onClick=${change('/leave')}>Leave this conversation</button>`}
        ${chat.isGroup && !inside && html`<button type="button" onClick=${change('/join')}>Join again</button>`}
        <button type="button" class="primary" onClick=${close}>Done</button>
      </div>
    </div>
  <//>`;
}
