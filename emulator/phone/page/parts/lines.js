/** The lines of a vCard or an iCalendar file: both fold long lines and escape commas. */

const unescape = (value) => value.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1');

/** `[name, value]` of each line, the name without its parameters and in capitals. */
export function linesOf(text) {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .map((line) => /^(?:[\w-]+\.)?([\w-]+)(?:;[^:]*)?:(.*)$/.exec(line))
    .filter(Boolean)
    .map(([, name, value]) => [name.toUpperCase(), unescape(value).trim()]);
}

/** The first value of a name, if it has one. */
export const valueOf = (lines, name) => lines.find(([key, value]) => key === name && value)?.[1];
