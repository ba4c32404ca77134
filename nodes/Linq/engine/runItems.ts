import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { inTurn } from './agentTurns';
import { DEFAULT_LANES } from './callOptions';
import { checkItems } from './checkItems';
import { asNodeError, forReader, type NodeError } from '../../shared/linq/errors';
import { isToolNode } from '../../shared/tool';
import { Idempotency } from './idempotency';
import { laneOf, runInLanes } from './lanes';
import { LaneStops } from './laneStops';
import type { Operation, ValidItem } from './operation';
import { runItem } from './runItem';
import { hintAtDuplicates } from './subWorkflow';
import { countTry } from './tries';
import { uploadsOf } from './uploads';

/**
 * Runs an operation for every input item: checks all of them, then sends them in lanes, and pairs
 * each output with its input, in input order.
 *
 * @throws NodeOperationError or NodeApiError for the first item that fails, unless the node is set
 * to continue; when the input of an item is bad, nothing has been sent
 */
export async function runItems<Input>(
	context: IExecuteFunctions,
	operation: Operation<Input>,
): Promise<INodeExecutionData[]> {
	const node = context.getNode();
	const isTool = isToolNode(node);
	const outputs: INodeExecutionData[][] = context.getInputData().map(() => []);
	const idempotency = new Idempotency(context);
	const uploads = uploadsOf(context);
	const anotherTry = countTry(context);
	const stops = new LaneStops(anotherTry !== undefined);

	function failItem(itemIndex: number, thrown: NodeError): void {
		const error = forReader(node, thrown);
		if (!context.continueOnFail()) throw error;
		outputs[itemIndex] = [
			{ json: { error: error.message }, error, pairedItem: { item: itemIndex } },
		];
	}

	async function runOne(item: ValidItem<Input>, lane: string | undefined): Promise<void> {
		const { itemIndex } = item;
		const stop = lane === undefined ? undefined : stops.errorFor(lane, node, itemIndex);
		if (stop) return failItem(itemIndex, stop);
		item.begun = true;
		try {
			const files = uploads.forItem(itemIndex, item.settings);
			const itemOutputs = await runItem(context, operation, { ...item, idempotency, files });
			outputs[itemIndex] = itemOutputs.map((output) => ({
				...output,
				pairedItem: { item: itemIndex },
			}));
		} catch (thrown) {
			const error = asNodeError(node, thrown, itemIndex);
			failItem(itemIndex, error);
			if (lane !== undefined) stops.add(lane, error, idempotency.hidesMove(item, operation));
		}
	}

	const items = await checkItems(context, operation, { uploads, idempotency, failItem });
	hintAtDuplicates(context, operation, items);
	const maxLanes = items[0]?.settings.maxConcurrentChats ?? DEFAULT_LANES;
	const tasksOf = (those: Array<ValidItem<Input>>) =>
		those.map((item) => {
			const lane = laneOf(operation, item.input);
			const run = async () => await runOne(item, lane);
			if (!isTool || lane === undefined) return { lane, run };
			return { lane, run: async () => await inTurn(context, lane, run) };
		});

	let mayRunAgain = true;
	try {
		await runInLanes(tasksOf(items), maxLanes);
		if (anotherTry && !anotherTry(outputs)) {
			stops.endWaiting();
			await runInLanes(tasksOf(items.filter(({ begun }) => !begun)), maxLanes);
		}
		mayRunAgain = anotherTry?.(outputs) ?? false;
	} finally {
		if (mayRunAgain) idempotency.rememberAttempt(operation, items);
	}
	return outputs.flat();
}
