import type { IExecuteFunctions } from 'n8n-workflow';

import { asNodeError, type NodeError } from '../../shared/linq/errors';
import type { Idempotency } from './idempotency';
import { itemReader } from './readInput';
import { sharedKeyError } from './keyErrors';
import type { ItemInput, Operation, ValidItem } from './operation';
import { sharedKeys } from './sharedKeys';
import type { uploadsOf } from './uploads';

/**
 * Checks every item before the first is sent.
 *
 * @param failItem takes the error of an item that is bad, and throws it if the node must not continue
 */
export async function checkItems<Input>(
	context: IExecuteFunctions,
	operation: Operation<Input>,
	{
		uploads,
		idempotency,
		failItem,
	}: {
		uploads: ReturnType<typeof uploadsOf>;
		idempotency: Idempotency;
		failItem: (itemIndex: number, error: NodeError) => void;
	},
): Promise<Array<ValidItem<Input>>> {
	const node = context.getNode();
	const read = itemReader(context, operation);
	const inputs: Array<ItemInput<Input> | undefined> = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const item = read(itemIndex);
			const files = uploads.forItem(itemIndex, item.settings);
			for (const field of operation.binaries?.(item.input) ?? []) await files.check(field);
			inputs.push(item);
		} catch (error) {
			inputs.push(undefined);
			failItem(itemIndex, asNodeError(node, error, itemIndex));
		}
	}
	for (const [itemIndex, shared] of sharedKeys(operation, inputs)) {
		inputs[itemIndex] = undefined;
		failItem(itemIndex, sharedKeyError(node, itemIndex, shared));
	}
	const keys = idempotency.keysOf(operation, inputs);
	return inputs.flatMap((item, itemIndex) =>
		item ? [{ ...item, itemIndex, key: keys[itemIndex] }] : [],
	);
}
