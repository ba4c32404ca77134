/** The outcome of a message's delivery to n8n, so that nobody wonders why nothing happens. */

import { account, activity } from './store.js';
import { drawerOpen } from './drawer/drawer.js';
import { classes, html } from './ui.js';

/** The event that told of a message, as far as it is remembered. */
const eventOf = (entry) =>
  activity.value.findLast(
    (item) => item.kind === 'event' && item.messageId === entry.id && item.eventType === 'message.received',
  );

export function DeliveryHint({ entry }) {
  const event = eventOf(entry);
  if (!event) return null;
  const door = account.value.doors.find(({ help }) => help);
  return event.outcomes.map(
    ({ tone, text, targetUrl }) => html`<span class=${classes('hint', tone)} key=${targetUrl ?? text}>
      <button type="button" onClick=${() => (drawerOpen.value = true)}>${text}</button>
      ${!targetUrl &&
      door &&
      html`<a href="/open/${door.name}${door.help.path}" target="linq-${door.name}">${door.help.label}</a>`}
    </span>`,
  );
}
