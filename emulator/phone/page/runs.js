/** A decorated text as runs of words that look the same. */

import { linksIn, safeLink } from './links.js';

const styles = new Set(['bold', 'italic', 'strikethrough', 'underline']);
const animations = new Set(['big', 'small', 'shake', 'nod', 'explode', 'ripple', 'bloom', 'jitter']);

/**
 * Cuts `text` where a decoration or a web address begins or ends. Each run has its text, its
 * styles, and an animation or a link if it has one; joined, the runs are the text. Ranges are in
 * UTF-16 code units (api-v3 §d.2, rule 6). What is not known is left out.
 */
export function runsOf(text, decorations) {
  const ranges = [
    ...(decorations ?? []).map(({ range, style, animation }) => ({ range, style, animation })),
    ...linksIn(text).map((range) => ({ range, link: safeLink(text.slice(...range)) })),
  ];
  const edges = ranges.flatMap(({ range }) => range).filter((edge) => edge > 0 && edge < text.length);
  const cuts = [...new Set([0, ...edges, text.length])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    const here = ranges.filter(({ range }) => range[0] <= start && end <= range[1]);
    return {
      text: text.slice(start, end),
      styles: here.map(({ style }) => style).filter((style) => styles.has(style)),
      animation: here.map((one) => one.animation).find((animation) => animations.has(animation)),
      link: here.map(({ link }) => link).find(Boolean),
    };
  });
}
