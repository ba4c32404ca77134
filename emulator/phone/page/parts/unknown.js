/** A part of a kind that this page does not know: all of it, as it came. */

import { html } from '../ui.js';

export function Unknown({ content }) {
  const { reactions, ...rest } = content;
  return html`<span class="unknown">
    <small>${typeof rest.type === 'string' ? rest.type : 'unknown part'}</small>
    <pre tabindex="0" role="group" aria-label="A part that this page does not know">${JSON.stringify(rest, null, 2)}</pre>
  </span>`;
}
