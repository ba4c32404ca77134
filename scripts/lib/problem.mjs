/**
 * Something that the person at the keyboard can put right: a busy port, a missing compiler.
 * It is shown as its message alone, because a stack trace would only hide what to do.
 */
export class Problem extends Error {
  name = 'Problem';
}

/** Shows an error in the form that helps: a problem as prose, everything else with its stack. */
export function describe(error) {
  return error instanceof Problem ? error.message : (error?.stack ?? String(error));
}
