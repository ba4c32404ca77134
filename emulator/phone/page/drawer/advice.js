/** What an outcome of a delivery means, for whoever sees it for the first time. */

/** @type {[pattern: RegExp, text: string][]} */
const advice = [
  [/^no subscription$/, 'Publish a workflow that starts with Linq Trigger, or press its “Execute step” to listen once.'],
  [/^no subscription asks/, 'Open Linq Trigger and add this event.'],
  [/^no subscription for/, 'Linq Trigger listens to other lines only; see its option Lines.'],
  [/switched on/, 'A subscription is there and switched off. Publish the workflow again.'],
  [/^401/, 'The signature did not fit: the subscription belongs to another run of the workflow. Publish it again.'],
  [/^404/, 'Nothing listens at this address any more. Publish the workflow again.'],
  [/^409/, 'No execution waits for this answer: it came too early, or there was one already.'],
  [/ECONNREFUSED/, 'Nothing runs at this address. Is n8n up?'],
  [/^5\d\d|^429/, 'n8n had a problem; see its executions and its log.'],
];

export const adviceOn = ({ text }) => advice.find(([pattern]) => pattern.test(text))?.[1] ?? '';
