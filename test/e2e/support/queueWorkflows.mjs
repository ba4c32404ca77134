/** The workflows that are run in queue mode. */

import { randomUUID } from 'node:crypto';
import { byId, chain, linqNode, linqTrigger, node, webhookNode } from './workflows.mjs';

/** Replies to every message that comes in, seconds later: time enough to be interrupted. */
export function answering(credentials) {
  const parameters = sending('={{ $json.chatId }}', '=Answer to {{ $json.text }}');
  return chain('Answering', [
    { ...linqTrigger('Linq Trigger', { events: ['message.received'] }), credentials },
    pause('Think', 3),
    { ...linqNode('Answer', parameters), credentials },
  ]);
}

/**
 * Sends what is posted to it: `{ chatId, text, before, after }`, the last two being seconds to
 * wait before and after sending.
 */
export function forwarding(credentials, path) {
  const body = (name) => `={{ $('Webhook').item.json.body.${name} }}`;
  return chain('Forwarding', [
    webhookNode(path),
    pause('Before', body('before')),
    { ...linqNode('Send', sending(body('chatId'), body('text'))), credentials },
    pause('After', body('after')),
  ]);
}

/** Both ways to keep a copy of an event from sending something again, as docs/scale.md has them. */
export function guarded(credentials) {
  const event = (name) => `{{ $('Linq Trigger').item.json.${name} }}`;
  const send = (name, options) => ({
    ...linqNode(name, sending(`=${event('chatId')}`, `=${name}: ${event('text')}`, options)),
    credentials,
  });
  return chain('Guarded', [
    { ...linqTrigger('Linq Trigger', { events: ['message.received'] }), credentials },
    send('Keyed', { idempotencyKey: `=${event('eventId')}` }),
    node('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', 2, {
      operation: 'removeItemsSeenInPreviousExecutions',
      logic: 'removeItemsWithAlreadySeenKeyValues',
      dedupeValue: `=${event('eventId')}`,
      options: {},
    }),
    send('Filtered', {}),
  ]);
}

function sending(chatId, text, options = {}) {
  return {
    resource: 'message',
    operation: 'send',
    to: byId(chatId),
    messageType: 'text',
    text,
    options,
  };
}

/** Below 65 seconds the execution stays where it is while it waits. */
function pause(name, amount) {
  const parameters = { resume: 'timeInterval', amount, unit: 'seconds' };
  return { ...node(name, 'n8n-nodes-base.wait', 1.1, parameters), webhookId: randomUUID() };
}
