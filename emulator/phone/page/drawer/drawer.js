/** For the developer: what happened, what is to go wrong, and what time it is. */

import { account, activity } from '../store.js';
import { computed, html, signal } from '../ui.js';
import { ActivityLog } from './activity.js';
import { Faults } from './faults.js';
import { Time } from './time.js';

export const drawerOpen = signal(matchMedia('(min-width: 860px)').matches);

const tab = signal('activity');

const pending = computed(() => {
  const { requests = [], deliveries = [], messages = [], groupChanges = [] } = account.value?.faults ?? {};
  return requests.length + deliveries.length + messages.length + groupChanges.length;
});

const isBad = (item) =>
  item.kind === 'request'
    ? item.status >= 400
    : item.outcomes.some(({ tone }) => tone === 'bad' || (tone === 'none' && item.eventType === 'message.received'));

const LATELY = 8;

/** Whether something went wrong just now. */
export const hasTrouble = computed(() => activity.value.slice(-LATELY).some(isBad));

const tabs = {
  activity: ['Activity', ActivityLog],
  faults: ['Faults', Faults],
  time: ['Time', Time],
};

function onTabKeys(event) {
  const names = Object.keys(tabs);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  tab.value = names[(names.indexOf(tab.value) + step + names.length) % names.length];
  event.currentTarget.querySelector(`#tab-${tab.value}`).focus();
}

export function Drawer() {
  if (!drawerOpen.value || !account.value) return html`<aside id="drawer" hidden></aside>`;
  const Panel = tabs[tab.value][1];
  return html`<aside id="drawer" class="drawer" aria-label="Developer">
    <div role="tablist" aria-label="Developer" onKeyDown=${onTabKeys}>
      ${Object.entries(tabs).map(
        ([name, [label]]) => html`<button
          type="button"
          role="tab"
          id="tab-${name}"
          aria-selected=${tab.value === name}
          aria-controls="panel"
          tabindex=${tab.value === name ? 0 : -1}
          onClick=${() => (tab.value = name)}
        >
          ${label}${name === 'faults' && pending.value > 0 && html` <span class="count">${pending.value}</span>`}
        </button>`,
      )}
    </div>
    <div id="panel" class="panel ${tab.value}" role="tabpanel" aria-labelledby="tab-${tab.value}" tabindex="0"><${Panel} /></div>
  </aside>`;
}
