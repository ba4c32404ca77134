/** A contact card (`.vcf`), with the name and numbers inside. */

import { ForwardIcon } from '../icons.js';
import { formatHandle, initialsOf } from '../names.js';
import { html, useEffect, useState } from '../ui.js';
import { FileCard, textOf } from './file.js';
import { linesOf, valueOf } from './lines.js';

export function ContactFile({ part }) {
  const [lines, setLines] = useState([]);
  useEffect(() => {
    textOf(part).then((text) => setLines(linesOf(text)), () => {});
  }, [part.url]);
  const name = valueOf(lines, 'FN');
  const reach = valueOf(lines, 'TEL') ?? valueOf(lines, 'EMAIL');
  if (!name) return html`<${FileCard} part=${part} />`;
  const face = html`<span class="avatar" style=${{ '--size': '38px' }}><span class="face" style=${{ '--hue': 212 }}>${initialsOf(name)}</span></span>`;
  return html`<span class="contact-card">
    <${FileCard} part=${part} icon=${face} title=${name} detail=${reach ? formatHandle(reach.replace(/^tel:/i, '')) : 'Contact card'} />
    <${ForwardIcon} size=${16} />
  </span>`;
}
