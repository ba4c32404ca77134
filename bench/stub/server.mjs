/**
 * A process that answers like Linq after a latency that it is told, and counts.
 *
 * It knows no rules and keeps no state, so that what is measured is the client. Its parent sends
 * `{ set: { latencyMs, jitterMs } }`, which also starts the counts anew, and `{ count: true }`.
 */

import { createServer } from 'node:http';
import { chatPage, sentMessage } from './records.mjs';

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
    if (wait === 0) answer(request, response, number, body);
    else setTimeout(answer, wait, request, response, number, body);
  });
});

function answer(request, response, number, body) {
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

process.on('message', (message) => {
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

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
