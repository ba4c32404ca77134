/**
 * A process that responds like Linq after a latency that it is told, and counts. The shapes and sizes
 * of its responses are those of Linq's own.
 *
 * It knows no rules and keeps no state, so that what is measured is the client. Its parent sends
 * `{ set: { latencyMs, jitterMs } }`, which also resets the counts, and `{ count: true }`.
 */

import { createServer } from 'node:http';
import { listenOn } from '../scripts/lib/ports.mjs';

const CREATED_AT = '2026-03-01T12:00:00.000Z';

const handle = (id, number, isMe) => ({
  id,
  handle: number,
  joined_at: CREATED_AT,
  service: 'iMessage',
  is_me: isMe,
  left_at: null,
  status: 'active',
});

const OWN = handle('00000000-0000-4000-8000-000000000001', '+12025550100', true);
const uuid = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/**
 * The response to a send, as text: making it must cost the stub next to nothing. It repeats the text
 * of the request, as Linq does: a client may compare them.
 */
function sentMessage(number, chatId, body) {
  const [text = '"value":""'] = /"value":"(?:[^"\\]|\\.)*"/.exec(body) ?? [];
  return SENT_MESSAGE.replace('CHAT', chatId)
    .replace('MESSAGE', uuid(number))
    .replace('"value":"TEXT"', () => text);
}

const SENT_MESSAGE = JSON.stringify({
  chat_id: 'CHAT',
  message: {
    id: 'MESSAGE',
    created_at: CREATED_AT,
    delivery_status: 'queued',
    is_read: false,
    parts: [{ type: 'text', value: 'TEXT', reactions: null }],
    sent_at: null,
    delivered_at: null,
    effect: null,
    from_handle: OWN,
    preferred_service: null,
    reply_to: null,
    service: 'iMessage',
  },
});

const chat = (number) => ({
  id: uuid(number),
  created_at: CREATED_AT,
  display_name: `Customer ${number}`,
  handles: [OWN, handle(uuid(number + 100_000), `+1202${5_550_000 + number}`, false)],
  is_archived: false,
  is_group: false,
  updated_at: CREATED_AT,
  health_status: {
    status: 'HEALTHY',
    doc_url: 'https://docs.linqapp.com/guides/chats/chat-health#healthy',
    updated_at: CREATED_AT,
  },
  group_chat_icon: null,
  service: 'iMessage',
});

const CHATS = 10_000;

const chats = Array.from({ length: CHATS }, (_, number) => JSON.stringify(chat(number)));

/** A page of chats, as text; the cursor is the number of the first one. */
function chatPage(query) {
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Math.min(Number(query.get('limit') ?? 50), 100);
  const next = end < CHATS ? `"${end}"` : 'null';
  return `{"chats":[${chats.slice(start, end).join(',')}],"next_cursor":${next}}`;
}

let latencyMs = 0;
let jitterMs = 0;
let requests = 0;
let inFlight = 0;
let peak = 0;
/** Bodies in the order in which the work was done. */
let done = [];

const server = createServer((request, response) => {
  const number = ++requests;
  peak = Math.max(peak, ++inFlight);
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const wait = latencyMs + Math.random() * jitterMs;
    if (wait === 0) respond(request, response, number, body);
    else setTimeout(respond, wait, request, response, number, body);
  });
});

function respond(request, response, number, body) {
  inFlight--;
  if (jitterMs > 0) done.push(body);
  const isSend = request.method === 'POST';
  const text = isSend
    ? sentMessage(number, request.url.split('/').at(-2), body)
    : chatPage(new URLSearchParams(request.url.split('?')[1]));
  response.writeHead(isSend ? 202 : 200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

process.on('message', (/** @type {any} */ message) => {
  if (message.set) {
    ({ latencyMs = 0, jitterMs = 0 } = message.set);
    requests = inFlight = peak = 0;
    done = [];
    process.send({});
  } else {
    process.send({ requests, peak, done });
  }
});
// Nobody is there any more to ask.
process.on('disconnect', () => process.exit());

process.send({ port: await listenOn(server) });
