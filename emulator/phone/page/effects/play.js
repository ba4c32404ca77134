/** Plays the effect of a message: over the whole screen, or on its bubble. */

import { bubbleEffects } from './bubble.js';
import { domEffects } from './dom.js';
import { particles } from './particles.js';
import { play } from './canvas.js';

/** Other names of the same effects (api-v3 §d.3). */
const aliases = { celebration: 'sparkles', love: 'hearts', happy_birthday: 'balloons' };

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * @param entry the message
 * @param screen the conversation that it is in
 * @param byItself whether nobody asked for it; then nothing moves for those who want no motion
 */
export function playEffect(entry, screen, { byItself = false } = {}) {
  if (!screen || (byItself && still())) return;
  const message = screen.querySelector(`.timeline [data-id="${CSS.escape(entry.id)}"]`);
  const bubble = message?.querySelector('.bubble');
  const name = aliases[entry.effect.name] ?? entry.effect.name;
  const layer = screen.querySelector('.effects');
  if (bubbleEffects[name]) {
    if (message) bubbleEffects[name](message, screen);
  } else if (domEffects[name]) {
    if (bubble) domEffects[name](layer, bubble);
  } else if (particles[name]) {
    play(layer, particles[name]);
  }
}
