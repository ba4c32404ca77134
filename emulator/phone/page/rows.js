/** What stands beside each entry of a conversation: who is first, what it replies to, receipts. */

import { clockTime } from './time.js';

const PAUSE = 3_600_000;
const TOGETHER = 120_000;

const status = { pending: 'Sending …', queued: 'Sending …', sent: 'Sent', delivered: 'Delivered' };

/**
 * What somebody sees of a chat: nothing from before they joined it, nothing after they left.
 * Who was in it from the beginning has no notice of joining before one of leaving.
 */
export function visibleTo(entries, person) {
  const moves = entries.filter(({ kind, handle, what }) => kind === 'notice' && handle === person && isMove(what));
  if (moves.length === 0) return entries;
  let inside = moves[0].what !== 'joined';
  return entries.filter((entry) => {
    if (entry.kind !== 'notice' || entry.handle !== person || !isMove(entry.what)) return inside;
    inside = entry.what === 'joined';
    return true;
  });
}

const isMove = (what) => what === 'joined' || what === 'left' || what === 'removed';

/** The receipt under the last message of each side. */
function marksOf(entries, person, isGroup) {
  const marks = new Map();
  const own = entries.findLast(({ kind, handle }) => kind === 'message' && handle === person);
  const last = entries.findLast(({ kind }) => kind === 'message');
  if (own && own.service !== 'SMS') {
    marks.set(own.id, own.readAt && !isGroup ? `Read ${clockTime(Date.parse(own.readAt))}` : 'Delivered');
  }
  if (last?.fromLine && !last.failure) {
    marks.set(last.id, last.readAt ? `Read ${clockTime(Date.parse(last.readAt))}` : status[last.status]);
  }
  return { marks, own };
}

/** One row for each entry, with what its place among the others says about it. */
export function rowsOf(entries, { person, isGroup }) {
  const byId = new Map();
  const replies = new Map();
  for (const entry of entries) {
    byId.set(entry.id, entry);
    if (entry.thread) replies.set(entry.thread, (replies.get(entry.thread) ?? 0) + 1);
  }
  const { marks, own } = marksOf(entries, person, isGroup);
  const together = (a, b) =>
    a?.kind === 'message' &&
    b?.kind === 'message' &&
    a.handle === b.handle &&
    Date.parse(b.at) - Date.parse(a.at) < TOGETHER;
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const pause = !before || Date.parse(entry.at) - Date.parse(before.at) > PAUSE;
    return {
      entry,
      pause,
      newService: entry.kind === 'message' && serviceBefore(entries, index) !== entry.service,
      first: !together(before, entry),
      last: !together(entry, entries[index + 1]),
      original: entry.replyTo ? byId.get(entry.replyTo.message_id) : undefined,
      replies: replies.get(entry.id) ?? 0,
      mark: marks.get(entry.id),
      hinted: entry === own,
    };
  });
}

function serviceBefore(entries, index) {
  for (let at = index - 1; at >= 0; at--) if (entries[at].kind === 'message') return entries[at].service;
  return undefined;
}
