/** A place on a map. The map is invented from the coordinates: nothing is fetched. */

import { classes, html, useMemo } from './ui.js';

/** Numbers from 0 to 1 that are the same for the same place. */
function numbersOf([longitude, latitude]) {
  let state = Math.floor((longitude + 180) * 1e4) * 7919 + Math.floor((latitude + 90) * 1e4) * 104_729;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.abs(state) / 2_147_483_648;
  };
}

function Map({ coordinates }) {
  const drawing = useMemo(() => {
    const next = numbersOf(coordinates);
    const across = Array.from({ length: 5 }, (_, index) => [index * 32 + next() * 14, (next() - 0.5) * 40]);
    const down = Array.from({ length: 6 }, (_, index) => [index * 44 + next() * 18, (next() - 0.5) * 50]);
    return { across, down, park: [next() * 150, next() * 80], river: 20 + next() * 100 };
  }, [coordinates.join()]);
  const { across, down, park, river } = drawing;
  return html`<svg class="map" viewBox="0 0 240 140" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect width="240" height="140" class="land" />
    <rect x=${park[0]} y=${park[1]} width="62" height="40" rx="8" class="park" />
    <path class="river" d="M-10 ${river} C 60 ${river - 50}, 150 ${river + 60}, 250 ${river - 10}" />
    ${across.map(([y, tilt]) => html`<path class="road" d="M-10 ${y} L250 ${y + tilt}" />`)}
    ${down.map(([x, tilt]) => html`<path class="road" d="M${x} -10 L${x + tilt} 150" />`)}
    <g class="pin"><circle cx="120" cy="66" r="17" /><circle cx="120" cy="66" r="7" class="dot" /></g>
  </svg>`;
}

export function Place({ location, title, own, stop }) {
  const [longitude, latitude] = location.coordinates;
  const where = [location.address, location.locality].filter(Boolean).join(', ');
  return html`<span class=${classes('place', own && 'own')}>
    <${Map} coordinates=${location.coordinates} />
    <span class="place-text">
      <b>${title}</b>
      <small>${where || `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`}</small>
    </span>
    ${stop && html`<button type="button" onClick=${stop}>Stop sharing</button>`}
  </span>`;
}
