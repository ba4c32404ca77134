/** Choosing whose phone it is. */

import { post } from './api.js';
import { Avatar } from './avatar.js';
import { DownIcon, PlusIcon } from './icons.js';
import { formatHandle, nameOf } from './names.js';
import { choosePerson } from './phones.js';
import { useOverlay } from './popover.js';
import { account, personOf } from './store.js';
import { classes, html, useState } from './ui.js';

function NewPerson({ done }) {
  const [problem, setProblem] = useState('');
  async function save(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    const typed = String(fields.get('handle'));
    const handle = typed.includes('@') ? typed : typed.replace(/[\s().-]/g, '');
    const person = { ...Object.fromEntries(fields), handle };
    await post('/people', person).then(
      () => done(person.handle),
      ({ message }) => setProblem(message),
    );
  }
  return html`<form class="new-person" onSubmit=${save}>
    <label>Name <input name="name" required autofocus autocomplete="off" /></label>
    <label>Number or email address <input name="handle" required placeholder="+12025550190" autocomplete="off" /></label>
    <label>
      Reached by
      <select name="service"><option>iMessage</option><option>RCS</option><option>SMS</option></select>
    </label>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <button type="submit" class="primary">Add</button>
  </form>`;
}

function People({ phone, close }) {
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const overlay = useOverlay(close, adding);
  const choose = (handle) => {
    choosePerson(phone.key, handle);
    close();
  };
  const found = account.value.people.filter(({ handle }) =>
    `${nameOf(handle)} ${handle}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return html`<div class="popover people" role="dialog" aria-label="Choose a person" ...${overlay}>
    ${adding
      ? html`<${NewPerson} done=${choose} />`
      : html`
          <input
            type="search"
            aria-label="Find a person"
            placeholder="Find a person"
            value=${search}
            onInput=${({ target }) => setSearch(target.value)}
            autofocus
          />
          <ul>
            ${found.map(
              ({ handle, service, optedOut }) => html`<li key=${handle}>
                <button
                  type="button"
                  class="person"
                  aria-current=${handle === phone.person ? 'true' : undefined}
                  onClick=${() => choose(handle)}
                >
                  <${Avatar} handle=${handle} size=${34} />
                  <span class="who"><b>${nameOf(handle)}</b><small>${formatHandle(handle)}</small></span>
                  <span class=${classes('service', service)}>${optedOut ? 'STOP' : service}</span>
                </button>
              </li>`,
            )}
          </ul>
          <button type="button" class="person someone-new" onClick=${() => setAdding(true)}>
            <span class="plus"><${PlusIcon} size=${18} /></span> Someone new
          </button>
        `}
  </div>`;
}

/** Says whose phone it is, and lets it be somebody else's. */
export function PersonButton({ phone }) {
  const [open, setOpen] = useState(false);
  const person = personOf(phone.person);
  return html`<div class="person-button">
    <button
      type="button"
      class="pill"
      aria-haspopup="dialog"
      aria-expanded=${open}
      onClick=${() => setOpen(!open)}
    >
      <${Avatar} handle=${phone.person} size=${26} />
      <span class="sr-only">Phone of </span><b>${nameOf(phone.person)}</b>
      <small>${person?.name ? formatHandle(phone.person) : ''}</small>
      <${DownIcon} size=${14} />
    </button>
    ${open && html`<${People} phone=${phone} close=${() => setOpen(false)} />`}
  </div>`;
}
