/** Something that opens over the rest, takes the keyboard, and goes when it is done with. */

import { html, useLayoutEffect, useRef } from './ui.js';

const focusable = 'button:not(:disabled), a[href], input, select, textarea, [tabindex="0"]';

/**
 * Keeps the keyboard inside while it is open, and gives it back afterwards. `content` is anything
 * that changes when something else is shown inside, for which the keyboard is then.
 */
export function useOverlay(close, content) {
  const box = useRef(null);
  // Before the next key: it is for what has opened.
  useLayoutEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const outside = (event) => {
      if (!box.current?.contains(event.target)) close();
    };
    // Not the click that opened it.
    const timer = setTimeout(() => document.addEventListener('pointerdown', outside));
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', outside);
      const { activeElement } = document;
      if (activeElement === document.body || box.current?.contains(activeElement)) before?.focus?.();
    };
  }, []);
  useLayoutEffect(() => {
    const { current } = box;
    (current.querySelector('[autofocus]') ?? current.querySelector(focusable) ?? current).focus();
  }, [content]);
  const onKeyDown = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      return;
    }
    if (event.key !== 'Tab') return;
    const all = [...box.current.querySelectorAll(focusable)];
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement === edge) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0])?.focus();
    }
  };
  // A click beside the buttons leaves the keyboard inside.
  return { ref: box, tabindex: -1, onKeyDown };
}

/** Arrow keys go through the entries of a menu. */
export function onMenuKeys(event) {
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const entries = [...event.currentTarget.querySelectorAll('[role^="menuitem"]')];
  const index = entries.indexOf(document.activeElement);
  if (index < 0) return;
  event.preventDefault();
  entries[(index + step + entries.length) % entries.length].focus();
}

/** A sheet that comes up from the bottom of a phone. */
export function Sheet({ label, close, children }) {
  const overlay = useOverlay(close);
  return html`<div class="sheet-back">
    <div class="sheet" role="dialog" aria-modal="true" aria-label=${label} ...${overlay}>${children}</div>
  </div>`;
}
