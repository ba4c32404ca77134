import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { downloadFile } from './download';
import { asNodeError, linqFailure, type NodeError } from './errors';
import { Idempotency } from './idempotency';
import { bindItem } from './input';
import { asRecord } from './json';
import { runInLanes } from './lanes';
import type { BoundOperation, Operation } from './operation';
import { listAll } from './pagination';
import { callLinq, type CallOptions } from './request';
import { mayHaveBeenDone } from './retry';
import { uploadsOf } from './uploads';

/** What an operation gives for an item, before it is paired with it. */
type OutputItem = Pick<INodeExecutionData, 'json' | 'binary'>;

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

	const bound: Array<BoundOperation | undefined> = [];
	for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
		try {
			const item = bindItem(context, operation, itemIndex);
			for (const field of item.binaries) await uploads.forItem(itemIndex).check(field);
			bound[itemIndex] = item;
		} catch (error) {
			settle(itemIndex, asNodeError(context.getNode(), error, itemIndex));
		}
	}

	const tasks = bound.flatMap((item, itemIndex) => {
		if (!item) return [];
		const runTask = async () => {
			try {
				const send = async (key: string) =>
					await run(context, await item.prepare(uploads.forItem(itemIndex)), itemIndex, key);
				const records = await runOnce(context, item, itemIndex, idempotency, send);
				outputs[itemIndex] = records.map((item) => ({ ...item, pairedItem: { item: itemIndex } }));
			} catch (error) {
				settle(itemIndex, asNodeError(context.getNode(), error, itemIndex));
			}
		};
		return [{ lane: item.lane, run: runTask }];
	});

	const maxLanes = bound.find((item) => item)?.settings.maxConcurrentChats ?? DEFAULT_LANES;
	await runInLanes(tasks, maxLanes);
	return outputs.flat();
}

/**
 * Runs one item, unless an earlier try of this execution has done it already. Operations that
 * Linq gives no key are remembered here; those that may have been done are not sent again either.
 */
async function runOnce(
	context: IExecuteFunctions,
	operation: BoundOperation,
	itemIndex: number,
	idempotency: Idempotency,
	send: (key: string) => Promise<OutputItem[]>,
): Promise<OutputItem[]> {
	const key = idempotency.keyOf(itemIndex, operation);
	if (operation.repeat !== 'once') return await send(key);

	const known = idempotency.recall(key);
	if (known?.done) return known.done.map((json) => ({ json }));
	if (known?.uncertain !== undefined) {
		throw new NodeOperationError(context.getNode(), known.uncertain, {
			itemIndex,
			description:
				'Linq may have accepted it at an earlier try of this execution, so it is not sent again. Look into the chat; to send it anyway, run the workflow anew.',
		});
	}
	try {
		const done = await send(key);
		idempotency.remember(key, { done: done.map(({ json }) => json) });
		return done;
	} catch (error) {
		const failure = linqFailure(error);
		if (failure && mayHaveBeenDone(failure)) {
			idempotency.remember(key, { uncertain: (error as Error).message });
		}
		throw asNodeError(context.getNode(), error, itemIndex);
	}
}

async function run(
	context: IExecuteFunctions,
	operation: BoundOperation,
	itemIndex: number,
	key: string,
): Promise<OutputItem[]> {
	if (operation.each) {
		const outputs: OutputItem[] = [];
		for (const one of operation.each) outputs.push(...(await run(context, one, itemIndex, key)));
		return outputs;
	}
	const { settings, repeat, list, download } = operation;
	const options: CallOptions = {
		repeat,
		itemIndex,
		maxRetryWaitMs: settings.maxRetryWait === undefined ? undefined : settings.maxRetryWait * 1000,
		timeoutMs: settings.timeout,
	};
	const call = operation.request(key);
	if (list) {
		const records = await listAll(context, call, list, options);
		return records.flatMap((record) => operation.output(record)).map((json) => ({ json }));
	}
	try {
		const ask = async () =>
			operation.output(asRecord((await callLinq(context, call, options)).body));
		const records = await ask();
		if (!download) return records.map((json) => ({ json }));
		const [json] = records;
		const refresh = async () => download((await ask())[0]);
		return [{ json, binary: await downloadFile(context, download(json), { refresh, itemIndex }) }];
	} catch (error) {
		const failure = linqFailure(error);
		const tolerated = failure && operation.tolerate(failure);
		if (tolerated) return [{ json: tolerated }];
		throw asNodeError(context.getNode(), error, itemIndex);
	}
}
