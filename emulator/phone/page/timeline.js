/** The scrolling part of a conversation. Only what is near the screen is drawn. */

import { Message } from './bubble.js';
import { DownIcon } from './icons.js';
import { serviceName } from './names.js';
import { Notice } from './notice.js';
import { clockTime, dayName } from './time.js';
import { classes, h, html, useEffect, useLayoutEffect, useMemo, useRef, useState } from './ui.js';

const BLOCK = 40;
const USUAL_HEIGHT = 58;
/** How far beyond the screen blocks are drawn. */
const MARGIN = '1200px 0px';
const FAR = 500;

function Separator({ row }) {
  const time = Date.parse(row.entry.at);
  return html`<div class="separator" role="none">
    ${row.newService && html`<span>${serviceName(row.entry.service)}</span>`}
    ${row.pause && html`<span><b>${dayName(time)}</b> ${clockTime(time)}</span>`}
  </div>`;
}

function Row({ row, chat, person, actions }) {
  const { entry } = row;
  return [
    (row.pause || row.newService) && html`<${Separator} key="separator" row=${row} />`,
    entry.kind === 'message'
      ? html`<${Message} key="message" entry=${entry} row=${row} chat=${chat} person=${person} actions=${actions} />`
      : html`<div key="notice" class=${classes('notice', entry.what, entry.handle === person && 'own')} role="listitem" data-id=${entry.id}>
          <${Notice} notice=${entry} person=${person} chat=${chat} share=${actions.shareLocation} />
        </div>`,
  ];
}

/** Some rows; while they are far away, a space as high as they were. */
function Block({ rows, scroller, isLast, chat, person, actions }) {
  const element = useRef(null);
  const [near, setNear] = useState(isLast);
  const height = useRef(rows.length * USUAL_HEIGHT);
  useLayoutEffect(() => {
    const observer = new IntersectionObserver(
      ([{ isIntersecting, boundingClientRect }]) => {
        if (!isIntersecting) height.current = boundingClientRect.height;
        setNear(isIntersecting);
      },
      { root: scroller.current, rootMargin: MARGIN },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return html`<div ref=${element} role="none" style=${near ? undefined : { height: `${height.current}px` }}>
    ${near &&
    rows.map((row) => html`<${Row} key=${row.entry.id} row=${row} chat=${chat} person=${person} actions=${actions} />`)}
  </div>`;
}

/** Always from the beginning, so that what is new changes only the last block. */
function blocksOf(rows) {
  const count = Math.max(1, Math.ceil(rows.length / BLOCK));
  return Array.from({ length: count }, (_, index) => rows.slice(index * BLOCK, (index + 1) * BLOCK));
}

/** Brings an entry to the middle; its block may have to be drawn first. */
function showEntry(scroller, rows, id) {
  const index = rows.findIndex(({ entry }) => entry.id === id);
  if (index < 0) return;
  scroller.querySelector('.entries').children[Math.floor(index / BLOCK)].scrollIntoView({ block: 'center' });
  let tries = 30;
  const look = () => {
    const found = scroller.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (found) {
      found.scrollIntoView({ block: 'center' });
      found.animate([{ opacity: 0.3 }, { opacity: 1 }], { duration: 700 });
    } else if (--tries > 0) requestAnimationFrame(look);
  };
  look();
}

/** Up and down go from message to message. */
function onKeyDown(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const inside = event.target.closest('.message');
  if (!step || event.target.closest('textarea, input, pre, video, audio')) return;
  const messages = [...event.currentTarget.querySelectorAll('.message')];
  const next = inside ? messages[messages.indexOf(inside) + step] : messages.at(-1);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

export function Timeline({ label, rows, chat, person, actions, end }) {
  const scroller = useRef(null);
  const [away, setAway] = useState(false);
  const blocks = useMemo(() => blocksOf(rows), [rows]);
  useEffect(() => {
    actions.show = (id) => showEntry(scroller.current, rows, id);
    actions.toEnd = () => scroller.current.scrollTo({ top: 0 });
  }, [rows]);
  return html`<div class="timeline">
    <div
      ref=${scroller}
      class="scroller"
      tabindex="0"
      role="list"
      aria-label=${label}
      onKeyDown=${onKeyDown}
      onScroll=${({ currentTarget }) => setAway(currentTarget.scrollTop < -FAR)}
    >
      <div class="entries" role="none">
        ${blocks.map(
          (block, index) => h(Block, {
            key: index,
            rows: block,
            scroller,
            isLast: index >= blocks.length - 2,
            chat,
            person,
            actions,
          }),
        )}
        ${end}
      </div>
    </div>
    ${away &&
    html`<button type="button" class="round to-end" aria-label="To the latest message" onClick=${() => actions.toEnd()}>
      <${DownIcon} size=${20} />
    </button>`}
  </div>`;
}
