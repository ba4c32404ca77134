/**
 * Rounds in which the contenders take turns, so that whatever else the machine is doing hits all of
 * them alike. Every round begins with another one.
 *
 * @param {object} settings
 * @param {string[]} settings.ids who takes part
 * @param {(id: string, round: number) => Promise<object | undefined>} settings.turn
 * @param {number} settings.rounds how many rounds there are
 * @param {number} [settings.budgetMs] how long after the first round another one may begin, so that
 *   a slow machine has fewer of them
 * @returns {Promise<Record<string, Array<object | undefined>>>} results by id, then by round
 */
export async function inRounds({ ids, turn, rounds, budgetMs = Infinity }) {
  const results = Object.fromEntries(ids.map((id) => [id, []]));
  let until = Infinity;
  for (let round = 0; round < rounds && Date.now() <= until; round++) {
    for (let offset = 0; offset < ids.length; offset++) {
      const id = ids[(round + offset) % ids.length];
      results[id][round] = await turn(id, round);
    }
    if (round === 0) until = Date.now() + budgetMs;
  }
  return results;
}
