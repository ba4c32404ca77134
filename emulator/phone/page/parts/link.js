/** A rich link: a card with what its address tells, since nothing is fetched. */

import { safeLink } from '../links.js';
import { hostOf } from '../summary.js';
import { html } from '../ui.js';

/** Words from the last piece of a path: `/blog/ten-new-things.html` is "Ten new things". */
export function titleFrom(address) {
  if (!URL.canParse(address)) return address;
  const piece = new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? '';
  let text = piece.replace(/\.\w{2,5}$/, '').replace(/[-_+]+/g, ' ');
  try {
    text = decodeURIComponent(text);
  } catch {
    // A stray % is just a character.
  }
  const title = text.trim() || hostOf(address);
  return title[0].toUpperCase() + title.slice(1);
}

function hueOf(text) {
  return [...text].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 360, 7);
}

export function LinkCard({ address }) {
  const href = safeLink(address);
  const host = hostOf(address);
  const card = html`<span class="link-picture" style=${{ '--hue': hueOf(host) }} aria-hidden="true">${[...host][0]?.toUpperCase()}</span>
    <span class="link-text"><b>${titleFrom(address)}</b><small>${host}</small></span>`;
  if (!href) return html`<span class="link-card">${card}</span>`;
  return html`<a class="link-card" href=${href} target="_blank" rel="noopener noreferrer">${card}</a>`;
}
