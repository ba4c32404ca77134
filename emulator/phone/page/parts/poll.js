/** A poll: who chose what. A tap chooses an option, or takes that back; there may be several. */

import { post } from '../api.js';
import { Avatar } from '../avatar.js';
import { CheckIcon } from '../icons.js';
import { nameOf } from '../names.js';
import { html } from '../ui.js';

/** As many faces as an option has room for. */
const FACES = 3;

function Option({ option, entry, person, people }) {
  const { id, text, voters } = option;
  const chosen = voters.includes(person);
  const operation = chosen ? 'remove' : 'add';
  const vote = () => void post('/vote', { messageId: entry.id, option: id, from: person, operation });
  const names = voters.map((handle) => (handle === person ? 'You' : nameOf(handle))).join(', ');
  const votes = voters.length === 1 ? '1 vote' : `${voters.length} votes`;
  return html`<button
    type="button"
    class="poll-option"
    role="checkbox"
    aria-checked=${chosen}
    aria-label=${`${text}, ${votes}${names && `: ${names}`}`}
    style=${{ '--share': people > 0 ? voters.length / people : 0 }}
    onClick=${vote}
  >
    <span class="poll-check" aria-hidden="true">${chosen && html`<${CheckIcon} size=${14} />`}</span>
    <span class="poll-text">${text}</span>
    ${voters.length > 0 &&
    html`<span class="poll-voters" aria-hidden="true" title=${names}>
      ${voters.slice(0, FACES).map((handle) => html`<${Avatar} key=${handle} handle=${handle} size=${20} />`)}
      <b>${voters.length}</b>
    </span>`}
  </button>`;
}

const turnout = (people) =>
  people === 0 ? 'Nobody has voted yet' : people === 1 ? '1 person has voted' : `${people} people have voted`;

export function Poll({ part, entry, person }) {
  const people = new Set(part.options.flatMap(({ voters }) => voters)).size;
  return html`<span class="poll" role="group" aria-label="Poll">
    ${part.options.map(
      (option) => html`<${Option} key=${option.id} option=${option} entry=${entry} person=${person} people=${people} />`,
    )}
    <small>Poll · ${turnout(people)}</small>
  </span>`;
}
