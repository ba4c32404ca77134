/** What the stub answers with: the shapes and sizes of Linq's own answers. */

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
 * The answer to a send, as text: making it must cost the stub next to nothing. It repeats the words
 * of the request, as Linq does: a client may compare them.
 */
export function sentMessage(number, chatId, body) {
  const [words = '"value":""'] = /"value":"(?:[^"\\]|\\.)*"/.exec(body) ?? [];
  return SENT_MESSAGE.replace('CHAT', chatId)
    .replace('MESSAGE', uuid(number))
    .replace('"value":"WORDS"', () => words);
}

const SENT_MESSAGE = JSON.stringify({
  chat_id: 'CHAT',
  message: {
    id: 'MESSAGE',
    created_at: CREATED_AT,
    delivery_status: 'queued',
    is_read: false,
    parts: [{ type: 'text', value: 'WORDS', reactions: null }],
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

export const CHATS = 10_000;

const chats = Array.from({ length: CHATS }, (_, number) => JSON.stringify(chat(number)));

/** A page of chats, as text; the cursor is the number of the first one. */
export function chatPage(query) {
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Math.min(Number(query.get('limit') ?? 50), 100);
  const next = end < CHATS ? `"${end}"` : 'null';
  return `{"chats":[${chats.slice(start, end).join(',')}],"next_cursor":${next}}`;
}
