/** A video that plays in the chat. */

import { CameraIcon } from '../icons.js';
import { hostOf } from '../summary.js';
import { html, useState } from '../ui.js';
import { absence, FileCard } from './file.js';
import { Unfetched } from './photo.js';

export function Video({ part }) {
  const [broken, setBroken] = useState(false);
  const icon = html`<${CameraIcon} size=${32} />`;
  if (!part.url) {
    return html`<${Unfetched} name=${part.name ?? 'Video'} note=${part.source ? hostOf(part.source) : absence(part)} icon=${icon} />`;
  }
  if (broken) return html`<${FileCard} part=${part} icon=${icon} />`;
  return html`<video class="video" src=${part.url} controls preload="metadata" aria-label="Video ${part.name}" onError=${() => setBroken(true)}></video>`;
}
