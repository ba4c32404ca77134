/** Reactions: what can be chosen, and how they sit on a bubble. */

import { nameOf } from './names.js';
import { classes, html, useState } from './ui.js';

const drawings = {
  love: html`<path d="M12 20.500S3.500 15.300 3.500 9.300A4.700 4.700 0 0 1 12 6.500a4.700 4.700 0 0 1 8.500 2.800c0 6-8.500 11.200-8.500 11.200z" />`,
  like: html`<path d="M8 10.500v9.500H4.500v-9.500zM9.500 10.500 13 3.500c1.600 0 2.500 1.200 2.200 2.800L14.500 10H19a1.700 1.700 0 0 1 1.600 2.200l-2 6.500A1.800 1.800 0 0 1 17 20H9.500z" />`,
  dislike: html`<path d="M16 13.500V4h3.500v9.500zM14.500 13.500 11 20.500c-1.600 0-2.500-1.200-2.200-2.800l.7-3.700H5a1.700 1.700 0 0 1-1.600-2.200l2-6.500A1.800 1.800 0 0 1 7 4h7.500z" />`,
  laugh: html`<text x="12" y="11.500" text-anchor="middle">HA</text><text x="12" y="21" text-anchor="middle">HA</text>`,
  emphasize: html`<path d="M6.500 4h4l-.8 10.500H7.300zM13.500 4h4l-.8 10.500h-2.400zM8.500 16.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM15.500 16.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4z" />`,
  question: html`<path d="M8 9.300C8 6 9.900 4 12.500 4S17 5.600 17 8.200c0 3.300-3.400 3.700-3.400 6.600h-2.700c0-4.200 3-4.400 3-6.500 0-.9-.6-1.500-1.500-1.500-1 0-1.700.8-1.700 2.500zM12.300 16.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4z" />`,
};

/** The six tapbacks, as a menu offers them. */
export const tapbacks = Object.keys(drawings);
export const emoji = ['🔥', '🎉', '🙏', '😮', '😢', '💯'];

export function TapbackIcon({ type, size = 22 }) {
  return html`<svg class="tapback-icon ${type}" viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true">${drawings[type]}</svg>`;
}

function Sticker({ sticker }) {
  const [broken, setBroken] = useState(false);
  if (!sticker?.url || broken) return html`<span class="sticker absent">sticker</span>`;
  return html`<img class="sticker" src=${sticker.url} alt="" onError=${() => setBroken(true)} />`;
}

const described = ({ type, emoji: custom, sticker }) =>
  custom ?? (type === 'sticker' ? `sticker ${sticker?.name ?? ''}`.trim() : type);

function Face({ reaction }) {
  if (drawings[reaction.type]) return html`<${TapbackIcon} type=${reaction.type} size=${15} />`;
  return html`<span class="emoji">${reaction.emoji ?? '?'}</span>`;
}

/** Whoever reacted in the same way is counted together. */
function grouped(reactions) {
  const groups = new Map();
  for (const reaction of reactions) {
    const key = described(reaction);
    groups.set(key, [...(groups.get(key) ?? []), reaction]);
  }
  return [...groups.values()];
}

/** The reactions on a bubble; stickers lie on it, the others sit on its corner. */
export function Tapbacks({ reactions, person }) {
  if (reactions.length === 0) return null;
  const told = reactions.map((one) => `${nameOf(one.handle)}: ${described(one)}`).join(', ');
  const stickers = reactions.filter(({ type }) => type === 'sticker');
  const faces = grouped(reactions.filter(({ type }) => type !== 'sticker'));
  return html`<span class="tapbacks" title=${told}>
    <span class="sr-only">Reactions: ${told}</span>
    <span class="stickers" aria-hidden="true">
      ${stickers.map(({ handle, sticker }) => html`<${Sticker} key=${handle} sticker=${sticker} />`)}
    </span>
    <span class="faces" aria-hidden="true">
      ${faces.map(
        (group) => html`<span
          key=${described(group[0])}
          class=${classes('tapback', group[0].type, group.some(({ handle }) => handle === person) && 'mine')}
        >
          <${Face} reaction=${group[0]} />${group.length > 1 && html`<b>${group.length}</b>`}
        </span>`,
      )}
    </span>
  </span>`;
}
