import { NodeOperationError, type INode } from 'n8n-workflow';

import { inputError, type NodeError } from '../../shared/linq/errors';
import { asRecord } from '../../shared/json';

const OWN_KEYS =
	'In Options, give each message an Idempotency Key of its own. An expression with a field that is missing gives the same key to all.';
/** What to do where it is not known which items were sent. */
export const SEND_THE_REST = 'Look into the chat, then run the workflow anew with what is missing.';

/**
 * The error of a send whose response is about another message: the one that Linq sent for the same
 * key earlier.
 *
 * @param isOwn whether the key is the user's, and not made by the node
 */
export function keyUsedBefore(node: INode, itemIndex: number, key: string, isOwn: boolean) {
	const advice = isOwn
		? OWN_KEYS
		: `The items, or the words that expressions make of them, have changed since the execution was first run. ${SEND_THE_REST}`;
	const error = new NodeOperationError(
		node,
		'The idempotency key was used before for another message, so nothing was sent',
		{
			itemIndex,
			description: advice,
		},
	);
	error.context.data = { idempotencyKey: key };
	error.context.linq = { idempotencyKey: key, keyHasMoved: !isOwn };
	return error;
}

/** Whether an error says that a key of the node's stands for another item, and so do those of the items after it. */
export function haveKeysMoved({ context }: NodeError): boolean {
	return asRecord(context.linq).keyHasMoved === true;
}

/** An item that shares the user's key with another one, which is another message. */
export interface SharedKey {
	key: string;
	other: number;
}

/** The error of such an item; nothing has been sent. */
export function sharedKeyError(node: INode, itemIndex: number, { key, other }: SharedKey) {
	const error = inputError(
		node,
		itemIndex,
		`Another message, that of item ${other}, has the same idempotency key`,
		`Linq would send only the first one. ${OWN_KEYS}`,
	);
	error.context.data = { idempotencyKey: key };
	return error;
}
