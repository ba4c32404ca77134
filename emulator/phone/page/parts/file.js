/** A file as a card, to be downloaded. */

import { FileIcon } from '../icons.js';
import { hostOf } from '../summary.js';
import { fileSize } from '../time.js';
import { html } from '../ui.js';

/** Why a file cannot be opened here. */
export function absence({ source }) {
  return source ? `from ${hostOf(source)}, not fetched` : 'deleted at Linq';
}

export function FileCard({ part, icon = html`<${FileIcon} size=${30} />`, title, detail }) {
  const name = title ?? part.name ?? 'File';
  const about = detail ?? (part.url ? fileSize(part.size) : absence(part));
  const inside = html`<span class="file-icon">${icon}</span>
    <span class="file-text"><b>${name}</b><small>${about}</small></span>`;
  if (!part.url) return html`<span class="file-card absent">${inside}</span>`;
  return html`<a class="file-card" href=${part.url} download=${part.name}>${inside}</a>`;
}

/** The text of a small file, once it is there. */
export async function textOf(part) {
  if (!part.url || part.size > 200_000) return '';
  const response = await fetch(part.url);
  return response.ok ? await response.text() : '';
}
