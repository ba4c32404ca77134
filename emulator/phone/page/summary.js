/** A message in a few words, for lists, quotes and screen readers. */

import { firstNameOf } from './names.js';

/** @type {[type: RegExp, label: string][]} */
const media = [
  [/^image\//, 'Photo'],
  [/^video\//, 'Video'],
  [/^audio\//, 'Audio'],
  [/^text\/vcard$/, 'Contact card'],
  [/^text\/calendar$/, 'Event'],
];

export function hostOf(url) {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}

export function partSummary(part, { voiceMemo = false } = {}) {
  switch (part.type) {
    case 'text':
      return part.value;
    case 'link':
      return hostOf(part.value);
    case 'media':
      if (voiceMemo) return 'Voice memo';
      return media.find(([type]) => type.test(part.contentType ?? ''))?.[1] ?? part.name ?? 'File';
    case 'imessage_app':
      return part.layout.caption ?? part.app.name;
    case 'poll':
      return `Poll: ${part.options.map(({ text }) => text).join(', ')}`;
    default:
      return typeof part.content?.type === 'string' ? part.content.type : 'Something new';
  }
}

/** `You: On my way`, `Ana: Photo`, or the text alone when it is clear who wrote it. */
export function summaryOf(entry, person, chat) {
  if (!entry) return '';
  const text = entry.parts.map((part) => partSummary(part, entry)).join(' · ');
  if (entry.handle === person) return `You: ${text}`;
  return chat?.isGroup ? `${firstNameOf(entry.handle)}: ${text}` : text;
}
