/** What all contenders are given, and what they are to send. */

export const TOKEN = 'bench-token';

const uuid = (number) => `c0ffee00-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Records as a spreadsheet or a CRM node gives them: `count` messages, spread over `chats`. */
export function records(count, chats = count) {
  return Array.from({ length: count }, (_, order) => ({
    chatId: uuid(order % chats),
    name: 'Ana',
    order,
  }));
}

/** The text, for contenders that run on n8n: an expression, evaluated for every item. */
export const TEXT_EXPRESSION = '=Hi {{ $json.name }}, your order {{ $json.order }} is ready';

/** The same text, for those that do not. */
const textOf = ({ name, order }) => `Hi ${name}, your order ${order} is ready`;

/** The body of a send, with a key, so that a repetition would do no harm. */
export const bodyOf = (record) => ({
  message: {
    parts: [{ type: 'text', value: textOf(record) }],
    idempotency_key: `bench-${record.order}`,
  },
});

/** Calls `work` for each of the records, up to `lanes` of them at a time. */
export async function inLanes(all, lanes, work) {
  const outputs = new Array(all.length);
  const entries = all.entries();
  async function lane() {
    for (const [index, record] of entries) outputs[index] = await work(record);
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  return outputs;
}
