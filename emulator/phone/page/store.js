/** What the page knows of the account. Only `live.js` writes here what the emulator tells. */

import { signal } from './ui.js';

/** `loading`, `live` or `lost`. */
export const connection = signal('loading');

/** Lines, people, subscriptions, faults, clock and doors; null until they are loaded. */
export const account = signal(null);

/** Chats by id. */
export const chats = signal(new Map());

/** The last requests and events, oldest first. */
export const activity = signal([]);

/** Messages from a line that arrived while the page was open, newest last. */
export const arrivals = signal([]);

const timelines = new Map();

/** What those in a chat see, oldest first; null until it is loaded. */
export function timelineOf(chatId) {
  let timeline = timelines.get(chatId);
  if (!timeline) timelines.set(chatId, (timeline = signal(null)));
  return timeline;
}

/** The chats whose content is loaded. */
export const loadedChats = () =>
  [...timelines].filter(([, { value }]) => value !== null).map(([id]) => id);

export function forgetTimelines() {
  for (const timeline of timelines.values()) timeline.value = null;
}

/** The emulator's time: that of this machine, moved, and standing still if it was stopped. */
export function now() {
  const { offset, stoppedAt } = account.value?.clock ?? { offset: 0, stoppedAt: null };
  return (stoppedAt ?? Date.now()) + offset;
}

/** Messages with an effect that nobody has seen yet, by id. */
export const unplayed = new Set();

export const personOf = (handle) =>
  account.value?.people.find((person) => person.handle === handle);

export const lineOf = (handle) => account.value?.lines.find((line) => line.handle === handle);

/** The chats that somebody is or was in, the latest first. */
export function chatsOf(handle) {
  return [...chats.value.values()]
    .filter(({ handles }) => handles.some((one) => one.handle === handle))
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
}

const timeOf = ({ last, updatedAt }) => last?.at ?? updatedAt;
