/** Choosing a place to share. */

import { post } from './api.js';
import { Place } from './place.js';
import { Sheet } from './popover.js';
import { html, useState } from './ui.js';

/** @type {{ locality?: string, address?: string, coordinates: number[] }[]} */
const places = [
  { locality: 'Birmingham, AL', address: '1 20th Street North', coordinates: [-86.8025, 33.5207] },
  { locality: 'New York, NY', address: '350 Fifth Avenue', coordinates: [-73.9857, 40.7484] },
  { locality: 'San Francisco, CA', address: '1 Ferry Building', coordinates: [-122.3937, 37.7955] },
  { locality: 'London', address: 'Trafalgar Square', coordinates: [-0.1281, 51.508] },
  { locality: 'Berlin', address: 'Alexanderplatz', coordinates: [13.4132, 52.5219] },
];

export function ShareLocation({ chat, person, close }) {
  const [place, setPlace] = useState(places[0]);
  const [longitude, latitude] = place.coordinates;
  const choose = ({ target }) => setPlace(places[Number(target.value)]);
  const move = (index) => ({ target }) => {
    const coordinates = place.coordinates.with(index, Number(target.value));
    setPlace({ coordinates });
  };
  async function share(event) {
    event.preventDefault();
    await post('/share-location', { chatId: chat.id, handle: person, ...place });
    close();
  }
  return html`<${Sheet} label="Share a location" close=${close}>
    <form class="form" onSubmit=${share}>
      <h2>Share a location</h2>
      <${Place} location=${place} title=${place.locality ?? 'Another place'} />
      <label>
        Place
        <select onChange=${choose} autofocus>
          ${places.map(({ locality }, index) => html`<option value=${index}>${locality}</option>`)}
        </select>
      </label>
      <div class="pair">
        <label>Latitude <input type="number" step="any" min="-90" max="90" value=${latitude} onInput=${move(1)} /></label>
        <label>Longitude <input type="number" step="any" min="-180" max="180" value=${longitude} onInput=${move(0)} /></label>
      </div>
      <div class="buttons">
        <button type="button" onClick=${close}>Cancel</button>
        <button type="submit" class="primary">Share</button>
      </div>
    </form>
  <//>`;
}
