/** One chat on somebody's phone. */

import { ChatAvatar } from './avatar.js';
import { markRead, unreadCount } from './chats.js';
import { Composer } from './composer.js';
import { Details } from './details.js';
import { playEffect } from './effects/play.js';
import { BackIcon, ForwardIcon } from './icons.js';
import { loadChat } from './live.js';
import { MessageMenu } from './menu.js';
import { nameOf, titleOf } from './names.js';
import { closeChat, touch } from './phones.js';
import { rowsOf, visibleTo } from './rows.js';
import { ShareLocation } from './shareLocation.js';
import { personOf, timelineOf, unplayed } from './store.js';
import { summaryOf } from './summary.js';
import { Thread } from './thread.js';
import { Timeline } from './timeline.js';
import { TypingDots } from './typing.js';
import { html, useEffect, useMemo, useRef, useState } from './ui.js';

function Header({ phone, chat, openDetails }) {
  const { person } = phone;
  const unread = unreadCount(person);
  return html`<header class="chat-header">
    <button type="button" class="back" onClick=${() => closeChat(phone.key)}>
      <${BackIcon} size=${24} />
      <span class="sr-only">Back to the chats</span>
      ${unread > 0 && html`<b>${unread}<span class="sr-only"> new</span></b>`}
    </button>
    <button type="button" class="chat-name" aria-haspopup="dialog" onClick=${openDetails}>
      <${ChatAvatar} chat=${chat} person=${person} size=${42} />
      <span>${titleOf(chat, person)} <${ForwardIcon} size=${10} /></span>
    </button>
    <span></span>
  </header>`;
}

/** Tells a screen reader what arrives; the list itself would tell again whatever is scrolled to. */
function Announcer({ chat, person }) {
  const { last } = chat;
  const text = last && last.handle !== person ? `${nameOf(last.handle)}: ${summaryOf(last, person)}` : '';
  return html`<div class="sr-only" aria-live="polite">${text}</div>`;
}

function OptedOut({ chat, person }) {
  if (chat.isGroup || !personOf(person)?.optedOut) return null;
  return html`<p class="opted-out">
    <b>You wrote STOP.</b> Linq refuses what is sent to you (403, code 2024) until you write anything else.
  </p>`;
}

/** Whether somebody else of the chat is seen to be typing. */
const typists = (chat, person) => chat.typing.filter((handle) => handle !== person);

export function Conversation({ phone, chat }) {
  const { person } = phone;
  const screen = useRef(null);
  const [menu, setMenu] = useState(null);
  const [thread, setThread] = useState(null);
  const [panel, setPanel] = useState(null);
  const [draft, setDraft] = useState({ replyTo: null, editing: null });
  const entries = timelineOf(chat.id).value;
  useEffect(() => void loadChat(chat.id), [chat.id, entries === null]);
  useEffect(() => markRead(person, chat), [chat.last?.id]);

  const visible = useMemo(() => visibleTo(entries ?? [], person), [entries, person]);
  const rows = useMemo(() => rowsOf(visible, { person, isGroup: chat.isGroup }), [visible, chat.isGroup]);
  const inside = chat.handles.some(({ handle, status }) => handle === person && status === 'active');

  const actions = useRef(/** @type {Record<string, Function>} */ ({})).current;
  Object.assign(actions, {
    openMenu: (entry, part, anchor) => setMenu({ id: entry.id, part, anchor }),
    openThread: setThread,
    shareLocation: () => setPanel('location'),
    reply: (entry, part) => setDraft({ replyTo: { id: entry.id, part }, editing: null }),
    edit: (entry, part) => setDraft({ replyTo: null, editing: { id: entry.id, part } }),
    replay: (entry) => playEffect(entry, screen.current),
    arrived(entry) {
      if (unplayed.delete(entry.id)) playEffect(entry, screen.current, { byItself: true });
    },
  });
  const find = (id) => visible.find((entry) => entry.id === id);
  const clear = () => setDraft({ replyTo: null, editing: null });

  return html`<div ref=${screen} class="conversation" onPointerDown=${touch}>
    <${Header} phone=${phone} chat=${chat} openDetails=${() => setPanel('details')} />
    ${entries === null
      ? html`<p class="loading" role="status">Loading …</p>`
      : html`<${Timeline}
          label=${`Conversation with ${titleOf(chat, person)}`}
          rows=${rows}
          chat=${chat}
          person=${person}
          actions=${actions}
          end=${html`<${TypingDots} handles=${typists(chat, person)} chat=${chat} />`}
        />`}
    <${Announcer} chat=${chat} person=${person} />
    <${OptedOut} chat=${chat} person=${person} />
    <${Composer}
      phone=${phone}
      chat=${chat}
      inside=${inside}
      replyTo=${draft.replyTo && { ...draft.replyTo, entry: find(draft.replyTo.id) }}
      editing=${draft.editing && { ...draft.editing, entry: find(draft.editing.id) }}
      clear=${clear}
      sent=${() => actions.toEnd?.()}
      shareLocation=${actions.shareLocation}
    />
    <div class="effects" aria-hidden="true" inert></div>
    ${thread &&
    html`<${Thread}
      rows=${rows.filter(({ entry }) => entry.id === thread || entry.thread === thread)}
      phone=${phone}
      chat=${chat}
      actions=${actions}
      close=${() => setThread(null)}
    />`}
    ${menu &&
    find(menu.id) &&
    html`<${MessageMenu} menu=${menu} entry=${find(menu.id)} person=${person} actions=${actions} close=${() => setMenu(null)} />`}
    ${panel === 'details' && html`<${Details} phone=${phone} chat=${chat} shareLocation=${actions.shareLocation} close=${() => setPanel(null)} />`}
    ${panel === 'location' && html`<${ShareLocation} chat=${chat} person=${person} close=${() => setPanel(null)} />`}
  </div>`;
}

