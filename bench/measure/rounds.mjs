/**
 * Rounds in which all contenders take their turn, so that whatever else the machine is doing hits
 * all of them alike. Every round begins with another one.
 *
 * @param {object} settings
 * @param {string[]} settings.ids who takes part
 * @param {(id: string, round: number) => Promise<object | undefined>} settings.turn
 * @param {number} settings.rounds how many rounds there are
 * @param {number} [settings.until] no further round begins after this `Date.now()`
 * @returns {Promise<Record<string, Array<object | undefined>>>} results by id, then by round
 */
export async function inRounds({ ids, turn, rounds, until = Infinity }) {
  const results = Object.fromEntries(ids.map((id) => [id, []]));
  for (let round = 0; round < rounds; round++) {
    if (round > 0 && Date.now() > until) break;
    for (let offset = 0; offset < ids.length; offset++) {
      const id = ids[(round + offset) % ids.length];
      results[id][round] = await turn(id, round);
    }
  }
  return results;
}
