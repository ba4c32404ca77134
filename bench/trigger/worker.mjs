/** A process that measures the time in `webhook()`, handler by handler. */

import { answered, contextsFor } from './contexts.mjs';
import { handlers } from './handlers.mjs';

const makers = Object.fromEntries(
  Object.entries(handlers).map(([id, handler]) => [id, contextsFor(handler)]),
);

process.on('message', async ({ id, bytes, events }) => {
  try {
    process.send(await measure(id, bytes, events));
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.on('disconnect', () => process.exit());
process.send({ ready: true });

async function measure(id, bytes, events) {
  const { nodeType } = handlers[id];
  const contexts = Array.from({ length: events }, () => makers[id](bytes));
  globalThis.gc({ type: 'minor' });

  const start = performance.now();
  let started = 0;
  for (const context of contexts) {
    const { workflowData } = await nodeType.webhook.call(context);
    if (workflowData) started++;
  }
  const perEventMs = (performance.now() - start) / events;

  contexts.forEach(answered);
  if (started !== events) throw new Error(`${id} took ${started} of ${events} deliveries`);
  return { perEventMs };
}
