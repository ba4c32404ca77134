/** What n8n's run data holds. Apart from the engine, for processes that run without n8n. */

/** The node that gives items to the one that is measured. */
export const START = 'Start';
/** The node that is measured. */
export const TESTED = 'Tested';

/** The items that the measured node gave. */
export const outputsOf = (data) => data.resultData.runData[TESTED][0].data.main[0];

/** Lets go of the items that the measured node was fed with. */
export function forgetInputs(data) {
  delete data.resultData.runData[START];
}
