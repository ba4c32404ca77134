/** Which phones are on the stage, whose they are, and what they show. */

import { account, arrivals, chats, chatsOf, personOf } from './store.js';
import { effect, signal } from './ui.js';

const MOST = 2;
let nextKey = 0;

const phone = (person, chatId = null) => ({ key: ++nextKey, person, chatId });

/** Each has a `person` (a handle) and the chat that is open on it, or null for the list. */
export const phones = signal(fromAddress());

/** Whether it is decided whose phones are shown. */
export const isStageReady = signal(false);

/** Until somebody has chosen something, the first phone shows what is sent. */
let follows = phones.value.length === 0;

/** `#<handle>/<chat>`, with an `&` between phones; `<handle>/` shows the list of chats. */
function fromAddress() {
  return location.hash
    .slice(1)
    .split('&')
    .filter(Boolean)
    .slice(0, MOST)
    .map((part) => part.split('/').map(decodeURIComponent))
    .map(([person, chatId]) => phone(person, chatId));
}

function toAddress() {
  const parts = phones.value.map(({ person, chatId }) => `${person}/${chatId ?? ''}`);
  history.replaceState(null, '', `#${parts.join('&')}`);
}

/** Puts somebody's phone on an empty stage, and drops people and chats that are not there. */
export function prepareStage() {
  const known = phones.value.filter(({ person }) => personOf(person));
  const checked = known.map((one) => ({
    ...one,
    chatId: one.chatId === '' || chats.value.has(one.chatId) ? one.chatId : firstChat(one.person),
  }));
  phones.value = checked.length > 0 ? checked : [firstPhone()].filter(Boolean);
  isStageReady.value = true;
  effect(toAddress);
  effect(follow);
}

/** Somebody's phone, with their first chat open. */
function firstPhone() {
  const [person] = account.value.people;
  return person && phone(person.handle, firstChat(person.handle));
}

const firstChat = (handle) => chatsOf(handle).findLast(({ isGroup }) => !isGroup)?.id ?? null;

function follow() {
  const arrival = arrivals.value.at(-1);
  if (!arrival || !follows) return;
  const chat = chats.value.get(arrival.chatId);
  const handle = chat?.handles.find((one) => one.handle !== chat.line)?.handle;
  if (!handle || phones.peek().some(({ chatId }) => chatId === chat.id)) return;
  const [first = phone(handle), ...others] = phones.peek();
  phones.value = [{ ...first, person: handle, chatId: chat.id }, ...others];
}

const change = (key, changes) => {
  follows = false;
  phones.value = phones.value.map((one) => (one.key === key ? { ...one, ...changes } : one));
};

/** Somebody touched a phone: it shows what they want from now on. */
export const touch = () => (follows = false);

export const openChat = (key, chatId) => change(key, { chatId });
export const closeChat = (key) => change(key, { chatId: null });

/** Makes it another person's phone. */
export const choosePerson = (key, person, chatId = null) => change(key, { person, chatId });

export const canAdd = () => phones.value.length < MOST;

/** A second phone, of somebody who is not on the stage yet. */
export function addPhone(person) {
  follows = false;
  const shown = new Set(phones.value.map((one) => one.person));
  const someone = person ?? account.value.people.find(({ handle }) => !shown.has(handle))?.handle;
  if (someone && canAdd()) phones.value = [...phones.value, phone(someone)];
}

export const removePhone = (key) => {
  phones.value = phones.value.filter((one) => one.key !== key);
};
