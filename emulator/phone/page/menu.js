/** What can be done with a message: react, reply, edit, copy, and what a developer wants of it. */

import { post } from './api.js';
import { AlertIcon, CodeIcon, CopyIcon, EditIcon, PlusIcon, ReplyIcon, StickerIcon } from './icons.js';
import { fileData } from './files.js';
import { isRich } from './names.js';
import { isFramed, Part } from './parts/part.js';
import { onMenuKeys, useOverlay } from './popover.js';
import { partSummary } from './summary.js';
import { emoji, tapbacks, TapbackIcon } from './tapbacks.js';
import { classes, html, useLayoutEffect, useRef, useState } from './ui.js';

const labels = {
  love: 'Love',
  like: 'Like',
  dislike: 'Dislike',
  laugh: 'Laugh',
  emphasize: 'Emphasize',
  question: 'Question',
};

/** Reactions of one person; choosing the one that is there takes it back. */
function Reactions({ entry, part, person, more, showMore, done }) {
  const file = useRef(null);
  const mine = entry.parts[part].reactions.find(({ handle }) => handle === person);
  const react = (change) => {
    const same = mine && mine.type === change.type && (mine.emoji ?? undefined) === change.customEmoji;
    const operation = same ? 'remove' : 'add';
    void post('/react', { messageId: entry.id, partIndex: part, from: person, operation, ...change });
    done();
  };
  const stick = async ({ target }) => {
    if (target.files[0]) react({ type: 'sticker', sticker: { file: await fileData(target.files[0]) } });
  };
  return html`<div class="react-bar" role="menu" aria-label="React" onKeyDown=${onMenuKeys}>
    ${!more &&
    tapbacks.map(
      (type) => html`<button
        type="button"
        key=${type}
        role="menuitemradio"
        aria-checked=${mine?.type === type}
        aria-label=${labels[type]}
        onClick=${() => react({ type })}
      >
        <${TapbackIcon} type=${type} size=${24} />
      </button>`,
    )}
    ${more &&
    emoji.map(
      (one) => html`<button type="button" key=${one} role="menuitemradio" aria-checked=${mine?.emoji === one} onClick=${() => react({ type: 'custom', customEmoji: one })}>
        <span class="emoji">${one}</span>
      </button>`,
    )}
    ${more
      ? html`<button type="button" role="menuitem" aria-label="Sticker from a picture" onClick=${() => file.current.click()}>
          <${StickerIcon} size=${22} />
        </button>`
      : html`<button type="button" role="menuitem" aria-label="Emoji and stickers" onClick=${showMore}>
          <${PlusIcon} size=${20} />
        </button>`}
    <input ref=${file} type="file" accept="image/*" hidden onChange=${stick} />
  </div>`;
}

/** The bubble that it is about, lifted out of the blur. */
function Lifted({ entry, part, person }) {
  const own = entry.handle === person;
  return html`<div class=${classes('message lifted', own ? 'own' : 'other', entry.service)} aria-hidden="true" inert>
    <div class=${classes('bubble', isFramed(part) ? 'framed' : 'words')}>
      <${Part} part=${part} entry=${entry} person=${person} />
    </div>
  </div>`;
}

/** Opens beside a bubble, inside the phone's screen. */
export function MessageMenu({ menu, entry, person, actions, close }) {
  const [top, setTop] = useState(0);
  const [shown, show] = useState('tapbacks');
  const overlay = useOverlay(close, shown);
  const own = entry.handle === person;
  const part = entry.parts[menu.part];
  useLayoutEffect(() => {
    const { top: from, height } = overlay.ref.current.parentElement.getBoundingClientRect();
    const anchor = menu.anchor.getBoundingClientRect();
    const preferred = anchor.top - from - 58;
    setTop(Math.max(56, Math.min(preferred, height - overlay.ref.current.offsetHeight - 16)));
  }, [shown]);

  const act = (work) => () => {
    close();
    work();
  };
  const entryOf = (label, icon, work) =>
    html`<button type="button" role="menuitem" onClick=${act(work)}><span>${label}</span>${icon}</button>`;
  return html`<div class="menu-layer">
    <div class="message-menu ${own ? 'own' : 'other'}" style=${{ top: `${top}px` }} role="dialog" aria-label="Message" ...${overlay}>
      ${entry.service !== 'SMS' && html`<${Reactions} entry=${entry} part=${menu.part} person=${person} more=${shown === 'emoji'} showMore=${() => show('emoji')} done=${close} />`}
      <${Lifted} entry=${entry} part=${part} person=${person} />
      ${shown === 'json'
        ? html`<pre class="menu-json" tabindex="0" autofocus>${JSON.stringify(entry, null, 2)}</pre>`
        : html`<div class="menu-list" role="menu" aria-label="Message" onKeyDown=${onMenuKeys}>
            ${isRich(entry.service) && entryOf('Reply', html`<${ReplyIcon} size=${18} />`, () => actions.reply(entry, menu.part))}
            ${own && part.type === 'text' && isRich(entry.service) &&
            entryOf('Edit', html`<${EditIcon} size=${18} />`, () => actions.edit(entry, menu.part))}
            ${entryOf('Copy', html`<${CopyIcon} size=${18} />`, () => void navigator.clipboard.writeText(partSummary(part, entry)))}
            <hr />
            ${entryOf('Copy message ID', html`<${CopyIcon} size=${18} />`, () => void navigator.clipboard.writeText(entry.id))}
            ${entry.fromLine && !entry.failure &&
            entryOf('Let it fail', html`<${AlertIcon} size=${18} />`, () => void post('/fail-message', { messageId: entry.id }))}
            <button type="button" role="menuitem" onClick=${() => show('json')}><span>Show as JSON</span><${CodeIcon} size=${18} /></button>
          </div>`}
    </div>
  </div>`;
}
