/** The button beside the field: what else can be sent. */

import { post } from './api.js';
import { FileIcon, HandIcon, PhotoIcon, PinIcon, PlusIcon, SparkIcon, WaveIcon } from './icons.js';
import { isRich } from './names.js';
import { onMenuKeys, useOverlay } from './popover.js';
import { html, useRef, useState } from './ui.js';

function Menu({ entries, close }) {
  return html`<div class="attach-menu" role="menu" aria-label="Send something else" ...${useOverlay(close)}>
    <div role="none" onKeyDown=${onMenuKeys}>
      ${entries.map(
        ([label, icon, work]) => html`<button
          type="button"
          role="menuitem"
          key=${label}
          onClick=${() => {
            close();
            work();
          }}
        >
          <span class="attach-icon">${icon}</span>${label}
        </button>`,
      )}
    </div>
  </div>`;
}

export function AttachMenu({ chat, person, add, sendMemo, shareLocation, write }) {
  const [open, setOpen] = useState(false);
  const photos = useRef(null);
  const files = useRef(null);
  const memo = useRef(null);
  const entries = [
    ['Photos and videos', html`<${PhotoIcon} />`, () => photos.current.click()],
    ['Files', html`<${FileIcon} />`, () => files.current.click()],
    ['Voice memo from a file', html`<${WaveIcon} />`, () => memo.current.click()],
    isRich(chat.service) && shareLocation && ['Location', html`<${PinIcon} />`, shareLocation],
    isRich(chat.service) && [
      'Cheer with confetti',
      html`<${SparkIcon} />`,
      () => void write({ text: '🎉', effect: { name: 'confetti', type: 'screen' } }),
    ],
    !chat.isGroup && ['Say STOP', html`<${HandIcon} />`, () => void post('/opt-out', { handle: person, line: chat.line })],
  ].filter(Boolean);
  const take = ({ target }) => {
    add([...target.files]);
    target.value = '';
  };
  return html`<div class="attach">
    <button type="button" class="round" aria-label="Send something else" aria-haspopup="menu" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      <${PlusIcon} size=${20} />
    </button>
    ${open && html`<${Menu} entries=${entries} close=${() => setOpen(false)} />`}
    <input ref=${photos} type="file" accept="image/*,video/*" multiple hidden aria-label="Photos" onChange=${take} />
    <input ref=${files} type="file" multiple hidden aria-label="Files" onChange=${take} />
    <input
      ref=${memo}
      type="file"
      accept="audio/*"
      hidden
      aria-label="Voice memo"
      onChange=${({ target }) => {
        if (target.files[0]) void sendMemo(target.files[0]);
        target.value = '';
      }}
    />
  </div>`;
}
