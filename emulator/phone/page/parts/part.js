/** One part of a message, as what it is. */

import { isRich } from '../names.js';
import { isLargeEmoji, Words } from '../words.js';
import { html } from '../ui.js';
import { AppCard } from './appCard.js';
import { CalendarFile } from './calendar.js';
import { ContactFile } from './contact.js';
import { FileCard } from './file.js';
import { LinkCard } from './link.js';
import { Photo } from './photo.js';
import { Poll } from './poll.js';
import { Unknown } from './unknown.js';
import { Video } from './video.js';
import { AudioFile, VoiceMemo } from './voice.js';

/** Parts that bring their own frame, instead of being words in a bubble. */
export function isFramed(part) {
  return part.type !== 'text' || isLargeEmoji(part.value);
}

function Media({ part, entry, own }) {
  const type = part.contentType ?? '';
  if (type.startsWith('image/')) return html`<${Photo} part=${part} />`;
  if (type.startsWith('video/')) return html`<${Video} part=${part} />`;
  if (type.startsWith('audio/')) {
    // Outside iMessage a voice memo arrives as a file (api-v3 §d.5).
    const Player = entry.voiceMemo && isRich(entry.service) ? VoiceMemo : AudioFile;
    return html`<${Player} part=${part} own=${own} />`;
  }
  if (type === 'text/vcard') return html`<${ContactFile} part=${part} />`;
  if (type === 'text/calendar') return html`<${CalendarFile} part=${part} />`;
  return html`<${FileCard} part=${part} />`;
}

/** `person` is whose phone it is on. */
export function Part({ part, entry, person }) {
  const own = entry.handle === person;
  switch (part.type) {
    case 'text':
      if (isLargeEmoji(part.value)) return html`<span class="large-emoji">${part.value}</span>`;
      return html`<${Words} part=${part} service=${entry.service} />`;
    case 'media':
      return html`<${Media} part=${part} entry=${entry} own=${own} />`;
    case 'link':
      return html`<${LinkCard} address=${part.value} />`;
    case 'imessage_app':
      return html`<${AppCard} part=${part} />`;
    case 'poll':
      return html`<${Poll} part=${part} entry=${entry} person=${person} />`;
    default:
      return html`<${Unknown} content=${part.content ?? part} />`;
  }
}
