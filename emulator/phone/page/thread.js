/** A message and the replies to it, with the rest of the conversation out of sight. */

import { Message } from './bubble.js';
import { Composer } from './composer.js';
import { CloseIcon } from './icons.js';
import { useOverlay } from './popover.js';
import { html } from './ui.js';

export function Thread({ rows, phone, chat, actions, close }) {
  const last = rows.at(-1)?.entry;
  return html`<div class="thread" role="dialog" aria-modal="true" aria-label="Thread" ...${useOverlay(close)}>
    <header><h2>${rows.length > 1 ? `${rows.length - 1} ${rows.length === 2 ? 'reply' : 'replies'}` : 'Thread'}</h2>
      <button type="button" class="round" aria-label="Close the thread" onClick=${close}><${CloseIcon} size=${16} /></button>
    </header>
    <div class="thread-entries" role="list" tabindex="0" aria-label="Messages of the thread">
      ${rows.map(
        (row) => html`<${Message}
          key=${row.entry.id}
          entry=${row.entry}
          row=${{ ...row, first: true, last: true, replies: 0, hinted: false }}
          chat=${chat}
          person=${phone.person}
          actions=${{ ...actions, arrived() {}, openThread() {} }}
        />`,
      )}
    </div>
    ${last && html`<${Composer} phone=${phone} chat=${chat} inside=${true} replyTo=${{ id: last.id, part: 0, entry: last, silent: true }} clear=${() => {}} sent=${() => {}} />`}
  </div>`;
}
