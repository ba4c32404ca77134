/** Text with its styles and its animated words. */

import { isRich } from './names.js';
import { runsOf } from './runs.js';
import { html } from './ui.js';

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A word that is longer than this may break anywhere. */
const LONG = 18;

/** Moves letter by letter; a screen reader gets the text in one piece. */
function Animated({ text, animation }) {
  let at = 0;
  const moving = text.split(/(\s+)/).map((word) => {
    if (!word.trim()) return word;
    const all = [...letters.segment(word)];
    return html`<span class=${all.length > LONG ? 'long-word' : 'word'}>
      ${all.map(({ segment }) => html`<span class="letter" style=${{ '--at': at++ }}>${segment}</span>`)}
    </span>`;
  });
  return [
    html`<span class="sr-only">${text}</span>`,
    html`<span class="animated ${animation}" aria-hidden="true">${moving}</span>`,
  ];
}

function Run({ run }) {
  const { text, styles, animation, link } = run;
  if (animation) return html`<${Animated} text=${text} animation=${animation} />`;
  const styled = styles.length > 0 ? html`<span class=${styles.join(' ')}>${text}</span>` : text;
  if (!link) return styled;
  return html`<a href=${link} target="_blank" rel="noopener noreferrer">${styled}</a>`;
}

/** A text part, plain where its service shows no styles. */
export function Words({ part, service }) {
  const runs = runsOf(part.value, isRich(service) ? part.text_decorations : null);
  return runs.map((run, index) => html`<${Run} key=${index} run=${run} />`);
}

/** One to three emoji alone are shown large. */
export function isLargeEmoji(text) {
  const found = [...letters.segment(text.trim())].map(({ segment }) => segment);
  return (
    found.length > 0 &&
    found.length <= 3 &&
    found.every((one) => /^(\p{Extended_Pictographic}|\p{Regional_Indicator})/u.test(one))
  );
}
