/** Who takes part, and the work that all of them do. Loads none of them. */

export const OURS = 'linqapp';
export const OURS_50 = 'linqapp50';
export const LANES = 'helperLanes';
export const HTTP_REQUEST = 'httpRequest';
export const HTTP_LOOP = 'httpLoop';
export const OTHER_PACKAGE = 'linq4';
export const SDK = 'sdk';
export const FETCH = 'fetchPool';

/**
 * Who sends messages. `module` has the contender; `onN8n` ones run on n8n's engine. `sequential` ones
 * send one request at a time, so they are measured in fewer rounds. `inOrder` ones promise to keep the
 * order of a chat's messages.
 */
export const contenders = [
  {
    id: OURS,
    label: 'n8n-nodes-linqapp, 10 lanes',
    module: 'n8nNodes',
    onN8n: true,
    inOrder: true,
    lists: true,
  },
  {
    id: OURS_50,
    label: 'n8n-nodes-linqapp, Max Concurrent Chats 50',
    module: 'n8nNodes',
    onN8n: true,
    inOrder: true,
  },
  { id: LANES, label: '10 bare lanes over n8n’s helper', module: 'n8nNodes', onN8n: true },
  {
    id: HTTP_REQUEST,
    label: 'HTTP Request node, all at once',
    module: 'n8nNodes',
    onN8n: true,
    lists: true,
  },
  {
    id: HTTP_LOOP,
    label: 'HTTP Request node in Loop Over Items',
    module: 'n8nNodes',
    onN8n: true,
    inOrder: true,
    sequential: true,
  },
  {
    id: OTHER_PACKAGE,
    label: 'n8n-nodes-linq 4.1.0',
    module: 'n8nNodes',
    onN8n: true,
    inOrder: true,
    sequential: true,
  },
  {
    id: SDK,
    label: '@linqapp/sdk, one by one, without n8n',
    module: 'clients',
    inOrder: true,
    sequential: true,
    lists: true,
  },
  { id: FETCH, label: '`fetch` × 10, without n8n', module: 'clients', lists: true },
];

export const labelOf = (id) => contenders.find((contender) => contender.id === id).label;

export const PARSE = 'parse';
export const VERIFY = 'verify';

/** Who takes deliveries of webhooks. */
export const handlers = [
  { id: OURS, label: 'n8n-nodes-linqapp' },
  { id: VERIFY, label: 'bare handler that verifies and parses' },
  { id: PARSE, label: 'bare handler that only parses' },
  { id: OTHER_PACKAGE, label: 'n8n-nodes-linq 4.1.0, given a parsed body' },
];

/** n8n's own trigger for webhooks. */
export const WEBHOOK = 'webhook';

export const TOKEN = 'bench-token';

const uuid = (number) => `c0ffee00-0000-4000-8000-${String(number).padStart(12, '0')}`;

/**
 * Records as a spreadsheet or a CRM node gives them: `count` messages to `chats` chats, those of a
 * chat one behind the other.
 */
export function records(count, chats = count) {
  return Array.from({ length: count }, (_, order) => ({
    chatId: uuid(Math.floor((order * chats) / count)),
    name: 'Ana',
    order,
  }));
}

/** The text, for contenders that run on n8n: an expression, evaluated for every item. */
export const TEXT_EXPRESSION = '=Hi {{ $json.name }}, your order {{ $json.order }} is ready';

/** The same text, for those that do not. */
const textOf = ({ name, order }) => `Hi ${name}, your order ${order} is ready`;

/** The body of a send, with a key, so that a retry would do no harm. */
export const bodyOf = (record) => ({
  message: {
    parts: [{ type: 'text', value: textOf(record) }],
    idempotency_key: `bench-${record.order}`,
  },
});
