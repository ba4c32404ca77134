/** Work that goes on side by side, some of it at a time. */

/** Calls `work` for each input, up to `lanes` of them at a time; gives results in the order of the inputs. */
export async function inLanes(inputs, lanes, work) {
  const results = new Array(inputs.length);
  const entries = inputs.entries();
  async function lane() {
    for (const [index, input] of entries) results[index] = await work(input);
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
