/** Deliveries as Linq sends them: signed both ways, and of a given size. */

import { createHmac, randomBytes } from 'node:crypto';

export const KEY = randomBytes(32);
export const SECRET = `whsec_${KEY.toString('base64')}`;

const person = (number, isMe) => ({
  id: '00000000-0000-4000-8000-000000000002',
  handle: number,
  is_me: isMe,
  joined_at: '2026-03-01T12:00:00.000Z',
  left_at: null,
  service: 'iMessage',
  status: 'active',
});

const photo = (number) => ({
  id: `a77ac400-0000-4000-8000-${String(number).padStart(12, '0')}`,
  type: 'media',
  filename: `photo-${number}.jpg`,
  mime_type: 'image/jpeg',
  size_bytes: 245_812,
  url: `https://cdn.linqapp.com/attachments/a77ac400/${number}/photo.jpg?signature=${'0'.repeat(64)}`,
});

/** The envelope of a `message.received` of at least this many bytes, as text, with photos to fill it. */
function envelope(bytes, number) {
  /** @type {object[]} */
  const parts = [{ type: 'text', value: 'Is my order ready?' }];
  const event = {
    api_version: 'v3',
    webhook_version: '2026-02-03',
    event_type: 'message.received',
    event_id: `e7e7e7e7-0000-4000-8000-${String(number).padStart(12, '0')}`,
    created_at: '2026-03-01T12:00:06.000Z',
    trace_id: '0af7651916cd43dd8448eb211c80319c',
    partner_id: 'acme',
    data: {
      id: 'a11ce000-0000-4000-8000-000000000001',
      chat: {
        id: 'c0ffee00-0000-4000-8000-000000000001',
        is_group: false,
        owner_handle: person('+12025550100', true),
      },
      direction: 'inbound',
      sender_handle: person('+12025550111', false),
      parts,
      effect: null,
      reply_to: null,
      sent_at: '2026-03-01T12:00:01.000Z',
      delivered_at: null,
      read_at: null,
      service: 'iMessage',
    },
  };
  const size = JSON.stringify(event).length;
  const perPhoto = JSON.stringify(photo(0)).length + 1;
  for (let rest = bytes - size, next = 1; rest > 0; rest -= perPhoto, next++) {
    parts.push(photo(next));
  }
  return JSON.stringify(event);
}

let deliveries = 0;

/** A delivery that there has not been before, with a body of at least this many bytes. */
export function delivery(bytes) {
  const id = `msg_${++deliveries}`;
  const rawBody = Buffer.from(envelope(bytes, deliveries));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const standard = createHmac('sha256', KEY).update(`${id}.${timestamp}.`).update(rawBody);
  const older = createHmac('sha256', SECRET).update(`${timestamp}.`).update(rawBody);
  return {
    rawBody,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${standard.digest('base64')}`,
      'x-webhook-timestamp': timestamp,
      'x-webhook-signature': older.digest('hex'),
      'x-webhook-event': 'message.received',
    },
  };
}
