/** The bubbles of a message, one for each of its parts, with all that hangs on them. */

import { Avatar } from './avatar.js';
import { DeliveryHint } from './hint.js';
import { AlertIcon, ReplayIcon, SmileIcon } from './icons.js';
import { firstNameOf, isRich, nameOf } from './names.js';
import { isFramed, Part } from './parts/part.js';
import { partSummary } from './summary.js';
import { Tapbacks } from './tapbacks.js';
import { clockTime } from './time.js';
import { classes, html, useLayoutEffect, useRef } from './ui.js';

/** What a message replies to, in small above it. */
function Quote({ entry, original, person, openThread }) {
  const text = original
    ? partSummary(original.parts[entry.replyTo.part_index] ?? original.parts[0], original)
    : 'a message that is not here';
  return html`<button
    type="button"
    class=${classes('quote', original?.handle === person && 'own')}
    onClick=${() => openThread(entry.thread ?? entry.replyTo.message_id)}
  >
    <span class="sr-only">Replies to ${original ? nameOf(original.handle) : ''}: </span>${text}
  </button>`;
}

function Failure({ entry }) {
  if (!entry.failure) return null;
  const { code, reason } = entry.failure;
  return html`<span class="failure"><${AlertIcon} size=${15} /> Not delivered · ${code} ${reason}</span>`;
}

const isHidden = ({ effect, service }) => isRich(service) && /^invisible/.test(effect?.name ?? '');

/** Covers a bubble that was sent in invisible ink. Its class is the effect's to change. */
function Ink() {
  const uncover = ({ currentTarget }) => currentTarget.classList.toggle('gone');
  return html`<button type="button" class="ink" aria-label="Uncover or cover the message" onClick=${uncover}></button>`;
}

function Bubble({ entry, part, index, person, tail, actions }) {
  const openMenu = (event) => {
    event.preventDefault();
    actions.openMenu(entry, index, event.currentTarget.closest('.part'));
  };
  return html`<div class=${classes('part', part.reactions.length > 0 && 'reacted')}>
    <div
      class=${classes('bubble', isFramed(part) ? 'framed' : 'words', `of-${part.type}`, tail && 'tail')}
      onContextMenu=${openMenu}
    >
      <${Part} part=${part} entry=${entry} person=${person} />
      ${isHidden(entry) && html`<${Ink} />`}
    </div>
    <${Tapbacks} reactions=${part.reactions} person=${person} />
    <button type="button" class="act" tabindex="-1" aria-label="React or reply" onClick=${openMenu}>
      <${SmileIcon} size=${18} />
    </button>
  </div>`;
}

/** Everything under the bubbles: edits, replies, replays, receipts, failures. */
function Below({ entry, mark, hinted, replies, rich, actions }) {
  return html`<div class="below">
    ${rich &&
    entry.effect &&
    html`<button type="button" class="small-link replay" onClick=${() => actions.replay(entry)}>
      <${ReplayIcon} size=${12} /> Replay<span class="sr-only"> the effect ${entry.effect.name}</span>
    </button>`}
    ${replies > 0 &&
    html`<button type="button" class="small-link" onClick=${() => actions.openThread(entry.id)}>
      ${replies === 1 ? '1 Reply' : `${replies} Replies`}
    </button>`}
    ${entry.edits > 0 && html`<span class="edited">Edited</span>`}
    <${Failure} entry=${entry} />
    ${mark && html`<span class="mark">${mark}</span>`}
    ${hinted && html`<${DeliveryHint} entry=${entry} />`}
  </div>`;
}

export function Message({ entry, row, chat, person, actions }) {
  const own = entry.handle === person;
  const rich = isRich(entry.service);
  const element = useRef(null);
  // Before the bubble is drawn, or it would be seen at rest for a moment.
  useLayoutEffect(() => {
    if (entry.effect && rich) actions.arrived(entry, element.current);
  }, []);
  const { first, last, original, replies, mark, hinted } = row;
  const lastIndex = entry.parts.length - 1;
  const onKeyDown = (event) => {
    if (event.target !== event.currentTarget || !['Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    actions.openMenu(entry, 0, event.currentTarget.querySelector('.part'));
  };
  return html`<div
    ref=${element}
    class=${classes('message', own ? 'own' : 'other', entry.service, entry.failure && 'failed', first && 'first', last && 'last')}
    data-id=${entry.id}
    tabindex="-1"
    role="listitem"
    onKeyDown=${onKeyDown}
  >
    <span class="sr-only">${own ? 'You' : nameOf(entry.handle)}, ${clockTime(Date.parse(entry.at))}: </span>
    ${chat.isGroup && !own && first && html`<span class="sender" aria-hidden="true">${firstNameOf(entry.handle)}</span>`}
    ${entry.replyTo && rich && html`<${Quote} entry=${entry} original=${original} person=${person} openThread=${actions.openThread} />`}
    <div class="line">
      ${chat.isGroup && !own && html`<span class="face-place">${last && html`<${Avatar} handle=${entry.handle} size=${28} />`}</span>`}
      <div class="parts">
        ${entry.parts.map(
          (part, index) => html`<${Bubble}
            key=${index}
            entry=${entry}
            part=${part}
            index=${index}
            person=${person}
            tail=${last && index === lastIndex && !isFramed(part)}
            actions=${actions}
          />`,
        )}
      </div>
    </div>
    <${Below} entry=${entry} mark=${mark} hinted=${hinted} replies=${replies} rich=${rich} actions=${actions} />
  </div>`;
}
