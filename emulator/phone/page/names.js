/** What people and chats are called. */

import { lineOf, personOf } from './store.js';

/** `+1 (202) 555-0112` for a number of North America; others stay as they are. */
export function formatHandle(handle) {
  const [, area, office, rest] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(handle) ?? [];
  return area ? `+1 (${area}) ${office}-${rest}` : handle;
}

/** A line by its contact card, a person by what the account calls them. */
export function nameOf(handle) {
  return lineOf(handle)?.name ?? personOf(handle)?.name ?? formatHandle(handle);
}

/** The first name, for where there is little room; a number in full. */
export const firstNameOf = (handle) => {
  const name = lineOf(handle)?.name ?? personOf(handle)?.name;
  return name ? name.split(' ')[0] : formatHandle(handle);
};

/** The other people of a chat, as one of them sees it. */
export const othersIn = (chat, person) =>
  chat.handles
    .filter(({ handle, status }) => handle !== person && status === 'active')
    .map(({ handle }) => handle);

/** What a chat is called on somebody's phone. */
export function titleOf(chat, person) {
  if (!chat.isGroup) return nameOf(chat.line);
  return chat.name ?? (othersIn(chat, person).map(firstNameOf).join(', ') || 'Nobody else');
}

/** One or two letters that stand for a name. */
export function initialsOf(name) {
  if (/^[+\d]/.test(name)) return '';
  const words = name.split(/[\s@.]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

const services = { iMessage: 'iMessage', RCS: 'Text Message · RCS', SMS: 'Text Message · SMS' };

export const serviceName = (service) => services[service] ?? service;

/** Whether words show styles and messages effects, which only iMessage does (api-v3 §d.5). */
export const isRich = (service) => service === 'iMessage';
