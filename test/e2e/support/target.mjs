/** A webhook target on this machine that responds as told. */

import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { until } from '../../../scripts/lib/n8nClient.mjs';
import { listenOn } from '../../../scripts/lib/ports.mjs';

async function startTarget() {
  const events = [];
  const statuses = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      events.push(JSON.parse(body));
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  const port = await listenOn(server);
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was delivered, oldest first. */
    events,
    /** Statuses for the next deliveries; 200 after those. */
    respond: (...next) => statuses.push(...next),
    clear() {
      events.length = 0;
      statuses.length = 0;
    },
    close: async () => await new Promise((resolve) => server.close(resolve)),
  };
}

/** A target for the tests of a suite, which the emulator of a bench can be told to deliver to. */
export function targetOf(bench) {
  let target;
  before(async () => {
    target = await startTarget();
  });
  after(async () => await target?.close());
  return {
    get events() {
      return target.events;
    },
    respond: (...statuses) => target.respond(...statuses),

    /** Has these events delivered, or all; what was delivered before is forgotten. */
    async subscribe(...only) {
      target.clear();
      const { events: all } = await bench.linq.call('GET', '/webhook-events');
      await bench.linq.call('POST', '/webhook-subscriptions', {
        target_url: `${target.url}/webhook/abc/webhook`,
        subscribed_events: only.length > 0 ? only : all,
      });
    },

    /** The data of the first event of a kind, as soon as it is there. */
    told: async (type) =>
      await until(type, async () => target.events.find((event) => event.event_type === type)?.data),
  };
}
