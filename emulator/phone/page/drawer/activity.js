/** The last requests and webhook events, and how each went. */

import { account, activity } from '../store.js';
import { exactTime } from '../time.js';
import { classes, html, signal } from '../ui.js';
import { adviceOn } from './advice.js';

const shown = signal('all');
const MOST = 120;

const filters = { all: 'All', request: 'Requests', event: 'Webhooks' };

const statusTone = (status) => (status === null ? 'waiting' : status < 400 ? 'good' : 'bad');

/** A path without what is the same in all of them, and with short ids. */
const shortPath = (path) => path.replace(/([0-9a-f]{8})-[0-9a-f-]{27}/g, '$1…');

function Json({ value }) {
  if (value === undefined || value === null) return null;
  return html`<pre tabindex="0">${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>`;
}

function Chip({ tone, text }) {
  return html`<span class=${classes('chip', tone)}>${text}</span>`;
}

function Request({ item }) {
  const { method, path, status, refusal, body, at } = item;
  return html`<details class="item request">
    <summary>
      <span class="what"><b>${method}</b> ${shortPath(path)}</span>
      <${Chip} tone=${statusTone(status)} text=${status ?? 'no response'} />
      <time>${exactTime(Date.parse(at))}</time>
      ${refusal && html`<span class="why">${refusal.code} · ${refusal.message}</span>`}
    </summary>
    <p class="path">${path}</p>
    <${Json} value=${body} />
  </details>`;
}

function Event({ item, times }) {
  const { eventType, outcomes, data, at } = item;
  return html`<details class="item event">
    <summary>
      <span class="what">${eventType}${times > 1 && html` <small>× ${times}</small>`}</span>
      <span class="chips">${outcomes.map((outcome) => html`<${Chip} key=${outcome.targetUrl ?? 'none'} ...${outcome} />`)}</span>
      <time>${exactTime(Date.parse(at))}</time>
    </summary>
    ${outcomes.map(
      (outcome) => html`<p class="path" key=${outcome.targetUrl ?? 'none'}>${outcome.targetUrl} ${adviceOn(outcome)}</p>`,
    )}
    <${Json} value=${data} />
  </details>`;
}

const isQuiet = ({ kind, outcomes }) => kind === 'event' && outcomes[0]?.tone === 'none';

/** Events without a subscription are one line, with their count. */
function folded(items) {
  const lines = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last && isQuiet(item) && isQuiet(last.item) && last.item.eventType === item.eventType) last.times++;
    else lines.push({ item, times: 1 });
  }
  return lines;
}

/** What to do while n8n listens to nothing. */
function Nobody() {
  const listening = account.value.subscriptions.filter(({ isActive }) => isActive);
  if (listening.length > 0) {
    const events = new Set(listening.flatMap((one) => one.events));
    return html`<p class="listening good">${listening.length === 1 ? 'One webhook subscription' : `${listening.length} webhook subscriptions`}, for ${[...events].slice(0, 3).join(', ')}${events.size > 3 && ` and ${events.size - 3} more`}</p>`;
  }
  const door = account.value.doors.find(({ help }) => help);
  return html`<p class="listening">
    No webhook subscription. A workflow with <b>Linq Trigger</b> makes one when it is published.
    ${door && html` <a href="/open/${door.name}${door.help.path}" target="linq-${door.name}">${door.help.label}</a>`}
  </p>`;
}

export function ActivityLog() {
  const items = activity.value
    .filter(({ kind }) => shown.value === 'all' || kind === shown.value)
    .toReversed();
  const lines = folded(items).slice(0, MOST);
  return html`<${Nobody} />
    <div class="filters" role="group" aria-label="Show">
      ${Object.entries(filters).map(
        ([kind, label]) => html`<button type="button" aria-pressed=${shown.value === kind} onClick=${() => (shown.value = kind)}>${label}</button>`,
      )}
    </div>
    ${items.length === 0 && html`<p class="empty">Nothing yet. Run a workflow in n8n, or write something on the phone.</p>`}
    <div class="items">
      ${lines.map(({ item, times }) =>
        item.kind === 'request'
          ? html`<${Request} key=${item.id} item=${item} />`
          : html`<${Event} key=${item.id} item=${item} times=${times} />`,
      )}
    </div>`;
}
