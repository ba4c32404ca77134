import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { downloadFile } from './download';
import { asNodeError, linqFailure } from './errors';
import type { Idempotency } from './idempotency';
import { asRecord } from './json';
import type { BoundOperation } from './operation';
import { listAll } from './pagination';
import { callLinq, patienceOf } from './request';
import { mayHaveBeenDone } from './retry';
import type { Uploads } from './uploads';

/** What an operation gives for an item, before it is paired with it. */
type OutputItem = Pick<INodeExecutionData, 'json' | 'binary'>;

interface ItemRun {
	itemIndex: number;
	idempotency: Idempotency;
	files: Uploads;
}

/**
 * Runs one item, unless an earlier try of this execution has done it already. Operations that
 * Linq gives no key are remembered here; those that may have been done are not sent again either.
 */
export async function runItem(
	context: IExecuteFunctions,
	operation: BoundOperation,
	{ itemIndex, idempotency, files }: ItemRun,
): Promise<OutputItem[]> {
	const key = idempotency.keyOf(itemIndex, operation);
	const send = async () => await run(context, await operation.prepare(files), itemIndex, key);
	if (operation.repeat !== 'once') return await send();

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
		const done = await send();
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
	const options = { repeat, itemIndex, ...patienceOf(settings) };
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
