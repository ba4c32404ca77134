import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation, ValidItem } from './operation';

const SENT_AGAIN =
	'This node runs in a sub-workflow: if the workflow that calls it is retried, the messages are sent again. To prevent this, pass the ID of an event or an order to the sub-workflow, and use it as Idempotency Key in the options.';
const DONE_AGAIN =
	'This node runs in a sub-workflow: if the workflow that calls it is retried, this is done again. To prevent this, move the node into the workflow that calls.';

/**
 * Says what to do about duplicates in a sub-workflow. n8n gives it nothing that a call and the retry of
 * its parent have in common, so only a key of the user's prevents duplicates (api-v3 §6), and nothing
 * does where Linq takes no key.
 */
export function hintAtDuplicates<Input>(
	context: IExecuteFunctions,
	{ repeat, request }: Operation<Input>,
	items: Array<ValidItem<Input>>,
): void {
	if (context.getMode() !== 'integrated' || repeat === 'idempotent') return;
	const isProtected = items.every(({ input }) => request(input, '').idempotencyKey);
	if (isProtected) return;
	context.addExecutionHints({
		message: repeat === 'keyed' ? SENT_AGAIN : DONE_AGAIN,
		location: 'outputPane',
	});
}
