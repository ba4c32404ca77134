import type { IExecuteFunctions } from 'n8n-workflow';

import { asNodeError, type NodeError } from '../../shared/linq/errors';
import type { Idempotency } from './idempotency';
import { itemBinder } from './readInput';
import { sharedKeyError } from './keyErrors';
import type { BoundOperation, Operation } from './operation';
import { sharedKeys } from './sharedKeys';
import type { uploadsOf } from './uploads';

/** An item that may be sent. */
export interface ValidItem {
	itemIndex: number;
	operation: BoundOperation;
	/** See {@link Idempotency}. */
	key: string;
	/** Whether it had its turn in this run. */
	begun?: boolean;
}

/**
 * Checks every item before the first is sent.
 *
 * @param settle takes the error of an item that is bad, and throws it if the node must not continue
 */
export async function checkItems(
	context: IExecuteFunctions,
	operation: Operation,
	{
		uploads,
		idempotency,
		settle,
	}: {
		uploads: ReturnType<typeof uploadsOf>;
		idempotency: Idempotency;
		settle: (itemIndex: number, error: NodeError) => void;
	},
): Promise<ValidItem[]> {
	const node = context.getNode();
	const bind = itemBinder(context, operation);
	const bound: Array<BoundOperation | undefined> = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const item = bind(itemIndex);
			for (const field of item.binaries)
				await uploads.forItem(itemIndex, item.settings).check(field);
			bound.push(item);
		} catch (error) {
			bound.push(undefined);
			settle(itemIndex, asNodeError(node, error, itemIndex));
		}
	}
	for (const [itemIndex, shared] of sharedKeys(bound)) {
		bound[itemIndex] = undefined;
		settle(itemIndex, sharedKeyError(node, itemIndex, shared));
	}
	const keys = idempotency.keysOf(bound);
	return bound.flatMap((item, itemIndex) =>
		item ? [{ itemIndex, operation: item, key: keys[itemIndex] }] : [],
	);
}
