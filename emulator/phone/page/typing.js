/** Somebody is typing: three dots in a bubble. */

import { Avatar } from './avatar.js';
import { nameOf } from './names.js';
import { html } from './ui.js';

export function TypingDots({ handles, chat }) {
  return html`<div class="typing-place" role="listitem">
    ${handles.map(
      (handle) => html`<div class="message other typing" key=${handle}>
        <div class="line">
          ${chat.isGroup && html`<span class="face-place"><${Avatar} handle=${handle} size=${28} /></span>`}
          <span class="bubble words tail">
            <span class="sr-only" role="status">${nameOf(handle)} is typing</span>
            <i></i><i></i><i></i>
          </span>
        </div>
      </div>`,
    )}
  </div>`;
}
