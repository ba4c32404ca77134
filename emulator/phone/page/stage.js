/** Everything on the page: the bar at the top, the phones, the drawer, the toasts. */

import { CloseIcon, LinkIcon, PlusIcon, PulseIcon } from './icons.js';
import { addPhone, canAdd, phones, isStageReady } from './phones.js';
import { Phone } from './phone.js';
import { account, connection } from './store.js';
import { Drawer, drawerOpen, hasTrouble } from './drawer/drawer.js';
import { Toasts } from './toasts.js';
import { classes, html } from './ui.js';

const states = { loading: 'Connecting …', live: 'Live', lost: 'Connecting again …' };

function Connection() {
  const state = connection.value;
  return html`<span class=${classes('connection', state)} role="status">${states[state]}</span>`;
}

function Bar() {
  const { doors = [] } = account.value ?? {};
  return html`<header class="bar">
    <h1><img src="/phone/icon.svg" alt="" width="22" height="22" /><span>Linq emulator</span></h1>
    <${Connection} />
    <nav aria-label="Page">
      ${doors.map(
        ({ name, label }) =>
          html`<a class="tool" href="/open/${name}/" target="linq-${name}" rel="noreferrer">
            <${LinkIcon} size=${17} /><span>${label}</span>
          </a>`,
      )}
      ${canAdd() &&
      account.value &&
      html`<button type="button" class="tool add-phone" onClick=${() => addPhone()}>
        <${PlusIcon} size=${17} /><span>Phone</span>
      </button>`}
      <button
        type="button"
        class=${classes('tool', hasTrouble.value && !drawerOpen.value && 'trouble')}
        aria-expanded=${drawerOpen.value}
        aria-controls="drawer"
        onClick=${() => (drawerOpen.value = !drawerOpen.value)}
      >
        ${drawerOpen.value ? html`<${CloseIcon} size=${17} />` : html`<${PulseIcon} size=${17} />`}
        <span>Developer</span>
      </button>
    </nav>
  </header>`;
}

export function Stage() {
  const ready = isStageReady.value;
  return html`<div class=${classes('stage', drawerOpen.value && 'with-drawer')}>
    <${Bar} />
    <main class=${`phones of-${phones.value.length}`} aria-busy=${!ready}>
      ${ready && phones.value.map((phone) => html`<${Phone} key=${phone.key} phone=${phone} />`)}
      ${ready &&
      phones.value.length === 0 &&
      html`<p class="nobody">The account has no people yet. Send a message from n8n, and its recipient appears here.</p>`}
    </main>
    <${Drawer} />
    <${Toasts} />
  </div>`;
}
