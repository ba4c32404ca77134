/** A photo, which opens large; one that cannot be shown is a card. */

import { CloseIcon, PhotoIcon } from '../icons.js';
import { hostOf } from '../summary.js';
import { useOverlay } from '../popover.js';
import { html, useState } from '../ui.js';
import { absence, FileCard } from './file.js';

/** Stands for a picture that is somewhere else, where nobody fetches it. */
export function Unfetched({ name, note, icon = html`<${PhotoIcon} size=${34} />` }) {
  return html`<span class="unfetched">${icon}<b>${name}</b><small>${note}</small></span>`;
}

function Large({ part, close }) {
  return html`<div class="lightbox" role="dialog" aria-modal="true" aria-label=${part.name} ...${useOverlay(close)}>
    <img src=${part.url} alt=${part.name} />
    <button type="button" class="round" aria-label="Close" onClick=${close}><${CloseIcon} size=${18} /></button>
  </div>`;
}

export function Photo({ part }) {
  const [broken, setBroken] = useState(false);
  const [large, setLarge] = useState(false);
  if (!part.url) {
    return html`<${Unfetched} name=${part.name ?? 'Photo'} note=${part.source ? hostOf(part.source) : absence(part)} />`;
  }
  if (broken) return html`<${FileCard} part=${part} icon=${html`<${PhotoIcon} size=${30} />`} />`;
  return html`<button type="button" class="photo" aria-label="Photo ${part.name}, open large" onClick=${() => setLarge(true)}>
      <img src=${part.url} alt="" onError=${() => setBroken(true)} />
    </button>
    ${large && html`<${Large} part=${part} close=${() => setLarge(false)} />`}`;
}
