import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asNodeError, type NodeError } from './errors';
import { Idempotency } from './idempotency';
import { itemBinder } from './input';
import { runInLanes } from './lanes';
import type { BoundOperation, Operation } from './operation';
import { runItem } from './runItem';
import { uploadsOf } from './uploads';

const DEFAULT_LANES = 10;

/**
 * Runs an operation for every input item: checks all of them, then sends them in lanes, and pairs
 * each output with its input, in input order.
 *
 * @throws NodeOperationError or NodeApiError for the first item that fails, unless the node is set
 * to continue; when the input of an item is bad, nothing has been sent
 */
export async function runItems(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const outputs: INodeExecutionData[][] = items.map(() => []);
	const idempotency = new Idempotency(context);
	const uploads = uploadsOf(context);

	function settle(itemIndex: number, error: NodeError): void {
		if (!context.continueOnFail()) throw error;
		outputs[itemIndex] = [
			{ json: { error: error.message }, error, pairedItem: { item: itemIndex } },
		];
	}

	const bind = itemBinder(context, operation);
	const bound: Array<{ item: BoundOperation; key: string } | undefined> = [];
	for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
		try {
			const item = bind(itemIndex);
			for (const field of item.binaries)
				await uploads.forItem(itemIndex, item.settings).check(field);
			bound[itemIndex] = { item, key: idempotency.nextKey(item) };
		} catch (error) {
			settle(itemIndex, asNodeError(context.getNode(), error, itemIndex));
		}
	}

	const tasks = bound.flatMap((valid, itemIndex) => {
		if (!valid) return [];
		const { item, key } = valid;
		const run = async () => {
			try {
				const files = uploads.forItem(itemIndex, item.settings);
				const records = await runItem(context, item, { itemIndex, key, idempotency, files });
				outputs[itemIndex] = records.map((record) => ({
					...record,
					pairedItem: { item: itemIndex },
				}));
			} catch (error) {
				settle(itemIndex, asNodeError(context.getNode(), error, itemIndex));
			}
		};
		return [{ lane: item.lane, run }];
	});

	const maxLanes = bound.find((valid) => valid)?.item.settings.maxConcurrentChats ?? DEFAULT_LANES;
	await runInLanes(tasks, maxLanes);
	return outputs.flat();
}
