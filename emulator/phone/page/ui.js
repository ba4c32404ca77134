/** What every component needs: markup, hooks and signals. */

import { h, render } from 'preact';
import htm from 'htm';

export { h, render };
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
export { batch, computed, effect, signal } from '@preact/signals';

export const html = htm.bind(h);

/** A list of class names without those that do not hold. */
export const classes = (...names) => names.filter(Boolean).join(' ');
