/** An event of a calendar file (`.ics`). */

import { CalendarIcon } from '../icons.js';
import { html, useEffect, useState } from '../ui.js';
import { FileCard, textOf } from './file.js';
import { linesOf, valueOf } from './lines.js';

const month = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });
const full = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The day and, if there is one, the time, as they are written in the file; no zone is changed. */
function timeOf(value) {
  const [, year, mm, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?/.exec(value) ?? [];
  if (!year) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(mm) - 1, Number(day)));
  return { date, day: Number(day), text: full.format(date) + (hour ? `, ${hour}:${minute}` : '') };
}

export function CalendarFile({ part }) {
  const [lines, setLines] = useState([]);
  useEffect(() => {
    textOf(part).then((text) => setLines(linesOf(text)), () => {});
  }, [part.url]);
  const title = valueOf(lines, 'SUMMARY');
  const start = timeOf(valueOf(lines, 'DTSTART') ?? '');
  const icon = start
    ? html`<span class="calendar-leaf"><small>${month.format(start.date)}</small><b>${start.day}</b></span>`
    : html`<${CalendarIcon} size=${30} />`;
  const detail = [start?.text, valueOf(lines, 'LOCATION')].filter(Boolean).join(' · ');
  if (!title) return html`<${FileCard} part=${part} icon=${icon} />`;
  return html`<${FileCard} part=${part} icon=${icon} title=${title} detail=${detail || 'Event'} />`;
}
