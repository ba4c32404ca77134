/** The round picture of somebody: theirs, or their initials. */

import { initialsOf, nameOf, othersIn } from './names.js';
import { lineOf } from './store.js';
import { classes, html, useState } from './ui.js';
import { PeopleIcon } from './icons.js';

const hues = [214, 262, 330, 12, 152, 186, 288, 232];

/** The same colour for the same handle, on every phone. */
function hueOf(text) {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 16_777_619);
  return hues[((hash >>> 0) % 7919) % hues.length];
}

const Silhouette = () =>
  html`<svg viewBox="0 0 40 40" class="silhouette" aria-hidden="true">
    <circle cx="20" cy="15.500" r="7" />
    <path d="M6 36c1.500-8.500 7-12 14-12s12.500 3.500 14 12z" />
  </svg>`;

function Face({ text, hue, picture }) {
  const [broken, setBroken] = useState(null);
  const url = picture?.url;
  if (url && broken !== url) {
    return html`<img src=${url} alt="" onError=${() => setBroken(url)} draggable=${false} />`;
  }
  return html`<span class="face" style=${{ '--hue': hue }}>${text || html`<${Silhouette} />`}</span>`;
}

/** Somebody's picture, `size` pixels wide. */
export function Avatar({ handle, size = 40 }) {
  return html`<span class="avatar" style=${{ '--size': `${size}px` }} aria-hidden="true">
    <${Face}
      text=${initialsOf(nameOf(handle))}
      hue=${hueOf(handle)}
      picture=${lineOf(handle)?.picture}
    />
  </span>`;
}

/** A chat's picture: the line's, the group's icon, or the faces of those in it. */
export function ChatAvatar({ chat, person, size = 40 }) {
  if (!chat.isGroup) return html`<${Avatar} handle=${chat.line} size=${size} />`;
  const people = othersIn(chat, person).slice(0, 3);
  const style = { '--size': `${size}px` };
  if (chat.picture || people.length === 0) {
    return html`<span class="avatar" style=${style} aria-hidden="true">
      <${Face}
        text=${html`<${PeopleIcon} size=${size * 0.55} />`}
        hue=${hueOf(chat.picture?.source ?? chat.id)}
        picture=${chat.picture}
      />
    </span>`;
  }
  return html`<span class=${classes('avatar', 'group', `of-${people.length}`)} style=${style} aria-hidden="true">
    ${people.map(
      (handle) => html`<span class="member" key=${handle}>
        <${Face}
          text=${initialsOf(nameOf(handle)).slice(0, 1)}
          hue=${hueOf(handle)}
          picture=${lineOf(handle)?.picture}
        />
      </span>`,
    )}
  </span>`;
}
