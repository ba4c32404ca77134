/** What happened between messages, in a line of its own. */

import { post } from './api.js';
import { Avatar } from './avatar.js';
import { PinIcon } from './icons.js';
import { nameOf } from './names.js';
import { Place } from './place.js';
import { personOf } from './store.js';
import { html } from './ui.js';

const subject = (handle, person) => (handle === person ? 'You' : nameOf(handle));

const told = {
  joined: (who) => html`${who} joined the conversation`,
  left: (who) => html`${who} left the conversation`,
  removed: (who) => html`${who} ${who === 'You' ? 'were' : 'was'} removed from the conversation`,
  renamed: (who, { name }) =>
    name ? html`${who} named the conversation “${name}”` : html`${who} removed the name of the conversation`,
  iconChanged: (who) => html`${who} changed the group photo`,
  locationStopped: (who) => html`${who} stopped sharing location`,
};

/** The line wants to know where the person is: an answer is a click. */
function LocationRequest({ notice, person, share }) {
  const sharing = Boolean(personOf(person)?.location);
  return html`<span class="request-card">
    <${PinIcon} size=${26} />
    <span><b>${nameOf(notice.handle)}</b> wants to see your location</span>
    ${sharing
      ? html`<small>You share it</small>`
      : html`<button type="button" class="primary" onClick=${share}>Share</button>`}
  </span>`;
}

function SharedCard({ notice }) {
  return html`<span class="request-card">
    <${Avatar} handle=${notice.handle} size=${38} />
    <span><b>${nameOf(notice.handle)}</b> shared name and photo</span>
  </span>`;
}

export function Notice({ notice, person, chat, share }) {
  if (notice.what === 'locationRequested') {
    return html`<${LocationRequest} notice=${notice} person=${person} share=${share} />`;
  }
  if (notice.what === 'cardShared') return html`<${SharedCard} notice=${notice} />`;
  if (notice.what === 'locationStarted') {
    const own = notice.handle === person;
    const stop = () => post('/share-location', { chatId: chat.id, handle: person, sharing: false });
    return html`<${Place}
      location=${notice.location}
      title=${`${subject(notice.handle, person)} ${own ? 'share' : 'shares'} a location`}
      own=${own}
      stop=${own && personOf(person)?.location?.updatedAt === notice.location.updatedAt ? stop : undefined}
    />`;
  }
  const textFor = told[notice.what];
  return textFor ? textFor(subject(notice.handle, person), notice) : notice.what;
}
