/** Keeps the store as the emulator's account is: loads it, then listens. */

import { get } from './api.js';
import * as store from './store.js';
import { batch } from './ui.js';

const AGAIN_AFTER = 1_000;
const MOST_ACTIVITY = 300;

let source;
/** Goes up with every load, so that what an earlier one still brings is ignored. */
let round = 0;
let openedAt = Infinity;
let lastId;

/** Loads everything, then follows what changes. Resolves when there is something to show. */
export async function start() {
  await new Promise((resolve) => void load(() => resolve(undefined)));
}

async function load(loaded = () => {}) {
  const current = ++round;
  source?.close();
  news.length = 0;
  try {
    const state = await get('/phone');
    const ids = store.loadedChats();
    const entries = await Promise.all(ids.map(fetchEntries));
    if (current !== round) return;
    batch(() => {
      store.forgetTimelines();
      store.account.value = state.account;
      store.chats.value = new Map(state.chats.map((chat) => [chat.id, chat]));
      store.activity.value = state.activity;
      ids.forEach((id, index) => (store.timelineOf(id).value = entries[index]));
    });
    openedAt = Math.min(openedAt, store.now());
    lastId = state.at;
    listen();
    loaded();
  } catch {
    store.connection.value = store.account.value ? 'lost' : 'loading';
    setTimeout(() => current === round && void load(loaded), AGAIN_AFTER);
  }
}

async function fetchEntries(chatId) {
  return await get(`/phone/chats/${chatId}`).then(
    ({ entries }) => entries,
    () => null,
  );
}

/** What is told of a chat while its content is on its way, by chat. */
const meanwhile = new Map();

/** Loads what those in a chat see, if it is not there yet. */
export async function loadChat(chatId) {
  const timeline = store.timelineOf(chatId);
  if (timeline.value !== null || meanwhile.has(chatId)) return;
  meanwhile.set(chatId, []);
  const entries = await fetchEntries(chatId);
  const since = meanwhile.get(chatId);
  meanwhile.delete(chatId);
  if (entries && timeline.value === null) timeline.value = since.reduce(withEntry, entries);
}

/** Entries with one that is new, or newer than the one they have. */
function withEntry(entries, entry) {
  const index = entries.findLastIndex(({ id }) => id === entry.id);
  if (index < 0) return [...entries, entry];
  return isOlder(entry, entries[index]) ? entries : entries.with(index, entry);
}

/** What was told and is not shown yet. */
const news = [];

/** Shows it in the next frame, together with whatever else comes until then. */
function show(change) {
  if (news.push(change) > 1) return;
  // A page that nobody sees has no frames.
  const next = document.hidden ? setTimeout : requestAnimationFrame;
  next(() => batch(() => news.splice(0).forEach((apply) => apply())));
}

function listen() {
  source = new EventSource(`/_emulator/events?after=${encodeURIComponent(lastId)}`);
  const current = source;
  source.onopen = () => (store.connection.value = 'live');
  source.onerror = () => {
    if (source !== current) return;
    store.connection.value = 'lost';
    // A browser connects again by itself, unless it takes the failure for a final one.
    if (current.readyState === EventSource.CLOSED) {
      setTimeout(() => source === current && listen(), AGAIN_AFTER);
    }
  };
  source.addEventListener('reset', () => void load());
  const on = (kind, apply) =>
    source.addEventListener(kind, (event) => {
      lastId = event.lastEventId;
      const { value } = JSON.parse(event.data);
      show(() => apply(value));
    });
  on('account', (account) => (store.account.value = account));
  on('chat', applyChat);
  on('entry', applyEntry);
  on('activity', applyActivity);
}

const isOlder = (value, known) => known !== undefined && known.version > value.version;

function applyChat(chat) {
  const chats = new Map(store.chats.value);
  if (isOlder(chat, chats.get(chat.id))) return;
  chats.set(chat.id, chat);
  store.chats.value = chats;
}

function applyEntry(entry) {
  noteArrival(entry);
  meanwhile.get(entry.chatId)?.push(entry);
  const timeline = store.timelineOf(entry.chatId);
  if (timeline.value !== null) timeline.value = withEntry(timeline.value, entry);
}

const arrived = new Set();

function noteArrival(entry) {
  if (entry.kind !== 'message' || arrived.has(entry.id) || Date.parse(entry.at) < openedAt) return;
  arrived.add(entry.id);
  if (entry.effect) store.unplayed.add(entry.id);
  if (entry.fromLine) store.arrivals.value = [...store.arrivals.value.slice(-50), entry];
}

function applyActivity(item) {
  const items = store.activity.value;
  const index = items.findLastIndex(({ id }) => id === item.id);
  store.activity.value =
    index < 0 ? [...items, item].slice(-MOST_ACTIVITY) : items.with(index, item);
}
