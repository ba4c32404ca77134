/** Which addresses a click may lead to. */

const allowed = ['http:', 'https:', 'mailto:', 'tel:'];

/** The address, if a click on it can do no harm; a `javascript:` one is just words. */
export function safeLink(address) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return allowed.includes(url.protocol) ? url.href : undefined;
}

/** Where web addresses are in a text: `[start, end]`, without the full stop after them. */
export function linksIn(text) {
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/gi)]
    .map(({ index, 0: found }) => [index, index + found.replace(/[.,;:!?)'\]]+$/, '').length])
    .filter(([start, end]) => safeLink(text.slice(start, end)));
}
