/** What is to go wrong next. */

import { post, remove } from '../api.js';
import { formatHandle, nameOf } from '../names.js';
import { account, lineOf } from '../store.js';
import { html, useState } from '../ui.js';

const paths = {
  '': 'any request',
  '/v3/chats/*/messages': 'sending to a chat',
  '/v3/messages': 'sending to handles',
  '/v3/chats': 'creating a chat',
  '/v3/chats/*/typing': 'typing',
  '/uploads/*': 'uploading a file',
  '/v3/webhook-subscriptions/**': 'webhook subscriptions',
};

/** What a request may get, by a name, with the fault that does it. */
const requestFaults = {
  'Rate limit, 429': { kind: 'rateLimit', retryAfter: 2 },
  'Linq broken, 500': { kind: 'error', status: 500 },
  'Linq unavailable, 503': { kind: 'error', status: 503 },
  'Token refused, 401': { kind: 'error', status: 401 },
  'Page of a proxy, 502': { kind: 'html' },
  'Answer 5 seconds late': { kind: 'slow', delayMs: 5_000 },
  'Connection lost before the work': { kind: 'dropBefore' },
  'Connection lost after the work': { kind: 'dropAfter' },
};

const deliveryFaults = {
  'never sent': 'drop',
  'sent twice': 'duplicate',
  'one second late': 'delay',
  'after the one that follows': 'reorder',
  'signed with a wrong secret': 'forge',
  'signed ten minutes ago': 'stale',
  'without webhook-* headers': 'stripStandard',
  'without X-Webhook-* headers': 'stripLegacy',
};

const failureCodes = { 4001: 'delivery failed', 4002: 'phone not available', 4005: 'not supported', 3007: 'too many attempts' };

const Options = ({ entries }) => Object.entries(entries).map(([value, label]) => html`<option value=${value}>${label}</option>`);
const Names = ({ of }) => Object.keys(of).map((name) => html`<option>${name}</option>`);

/** A form whose fields are handed to `send` when it is submitted. */
function Form({ title, send, button = 'Add', children }) {
  const [problem, setProblem] = useState('');
  const submit = (event) => {
    event.preventDefault();
    setProblem('');
    send(Object.fromEntries(new FormData(event.target))).catch(({ message }) => setProblem(message));
  };
  return html`<form class="fault-form" onSubmit=${submit}>
    <h2>${title}</h2>
    ${children}
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <button type="submit">${button}</button>
  </form>`;
}

const countField = html`<label class="count-field">Times <input name="count" type="number" min="1" max="99" value="1" /></label>`;

function describe({ requests, deliveries, messages, groupChanges }) {
  return [
    ...requests.map(({ kind, status, path, count }) => `${count} × ${kind}${status ? ` ${status}` : ''} for ${paths[path ?? ''] ?? path}`),
    ...deliveries.map(({ kind, count }) => `${count} × webhook: ${kind}`),
    ...messages.map(({ code }) => `a message fails with ${code}`),
    ...groupChanges.map((code) => `a group change fails with ${code}`),
  ];
}

function Coming() {
  const lines = describe(account.value.faults);
  if (lines.length === 0) return html`<p class="listening good">Nothing is set to go wrong.</p>`;
  return html`<div class="coming">
    <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
    <button type="button" onClick=${() => remove('/faults')}>Clear all</button>
  </div>`;
}

function Standings() {
  return html`<div class="fault-form">
    <h2>Standing of a line</h2>
    ${account.value.lines.map(
      ({ handle, standing }) => html`<label key=${handle}>
        ${lineOf(handle)?.name ? `${nameOf(handle)}, ${formatHandle(handle)}` : formatHandle(handle)}
        <select value=${standing} onChange=${({ target }) => post('/standing', { line: handle, standing: target.value })}>
          <option>HEALTHY</option><option>AT_RISK</option><option>CRITICAL</option>
        </select>
      </label>`,
    )}
  </div>`;
}

export function Faults() {
  const failRequests = ({ fault, path, count }) =>
    post('/faults', { ...requestFaults[fault], ...(path ? { path } : {}), count: Number(count) });
  const failDeliveries = ({ fault, count }) =>
    post('/delivery-faults', { kind: deliveryFaults[fault], count: Number(count) });
  return html`<${Coming} />
    <${Form} title="The next requests of n8n" send=${failRequests}>
      <label>get <select name="fault"><${Names} of=${requestFaults} /></select></label>
      <label>when <select name="path"><${Options} entries=${paths} /></select></label>
      ${countField}
    <//>
    <${Form} title="The next webhooks to n8n" send=${failDeliveries}>
      <label>are <select name="fault"><${Names} of=${deliveryFaults} /></select></label>
      ${countField}
    <//>
    <${Form} title="The next message of n8n" button="Let it fail" send=${({ code }) => post('/fail-message', { code: Number(code), reason: failureCodes[code] })}>
      <label>fails with <select name="code">${Object.entries(failureCodes).map(([code, name]) => html`<option value=${code}>${code} ${name}</option>`)}</select></label>
    <//>
    <${Form} title="The next group name or icon" button="Let it fail" send=${() => post('/fail-group-change')}><//>
    <${Standings} />`;
}
