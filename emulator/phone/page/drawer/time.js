/** The emulator's clock, and the way back to the beginning. */

import { post } from '../api.js';
import { account, now } from '../store.js';
import { dayName, exactTime } from '../time.js';
import { html, useEffect, useState } from '../ui.js';

const steps = { '1 minute': 60_000, '5 minutes': 300_000, '15 minutes': 900_000, '1 hour': 3_600_000, '1 day': 86_400_000 };

function Clock() {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 250);
    return () => clearInterval(timer);
  }, []);
  return html`<p class="clock"><b>${exactTime(time)}</b> <span>${dayName(time)}</span></p>`;
}

export function Time() {
  const [sure, setSure] = useState(false);
  const { stoppedAt, offset } = account.value.clock;
  const move = (advanceMs) => () => void post('/clock', { advanceMs });
  const ahead = Math.round(offset / 60_000);
  return html`<${Clock} />
    <p>${ahead > 0 ? `${ahead} minutes ahead of this machine. ` : ''}${stoppedAt === null ? 'Runs.' : 'Stopped: what is sent waits until time moves.'}</p>
    <div class="buttons wrap">
      <button type="button" aria-pressed=${stoppedAt !== null} onClick=${() => post('/clock', { frozen: stoppedAt === null })}>
        ${stoppedAt === null ? 'Stop the clock' : 'Let it run'}
      </button>
    </div>
    <h2>Move it forward by</h2>
    <div class="buttons wrap">
      ${Object.entries(steps).map(([label, milliseconds]) => html`<button type="button" onClick=${move(milliseconds)}>${label}</button>`)}
    </div>
    <h2>Begin again</h2>
    <p>Brings back the account as it was in the beginning: its chats, without webhook subscriptions.</p>
    <div class="buttons wrap">
      ${sure
        ? html`<button type="button" class="danger" onClick=${() => (setSure(false), void post('/reset'))}>Yes, reset</button>
            <button type="button" onClick=${() => setSure(false)}>No</button>`
        : html`<button type="button" onClick=${() => setSure(true)}>Reset the account</button>`}
    </div>`;
}
