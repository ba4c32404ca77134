import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { downloadFile } from '../../shared/linq/download';
import { asNodeError, linqFailure } from '../../shared/linq/errors';
import type { Idempotency } from './idempotency';
import { asRecord } from '../../shared/json';
import { keyUsedBefore } from './keyErrors';
import type { BoundOperation } from './operation';
import { listAll } from '../../shared/linq/pagination';
import { callLinq, patienceOf, type LinqCall } from '../../shared/linq/request';
import { isSameMessage } from './sameMessage';
import type { Uploads } from './uploads';

/** What an operation gives for an item, before it is paired with it. */
type OutputItem = Pick<INodeExecutionData, 'json' | 'binary'>;

interface ItemRun {
	itemIndex: number;
	/** See {@link Idempotency}. */
	key: string;
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
	{ itemIndex, key, idempotency, files }: ItemRun,
): Promise<OutputItem[]> {
	const once = operation.repeat === 'once';
	const { done: known, uncertain } = idempotency.recall(key) ?? {};
	if (known) return known.map((json) => ({ json }));
	if (once && uncertain !== undefined) {
		throw new NodeOperationError(context.getNode(), uncertain, {
			itemIndex,
			description:
				'Linq may have accepted it at an earlier try of this execution, so it is not sent again. Look into the chat; to send it anyway, run the workflow anew.',
		});
	}
	try {
		const prepared = await operation.prepare(files);
		const done = await run(context, prepared, {
			itemIndex,
			key,
			idempotency,
			mayBeDone: uncertain !== undefined,
		});
		if (once) idempotency.remember(key, { done: done.map(({ json }) => json) });
		return done;
	} catch (error) {
		if (linqFailure(error)?.mayBeDone) {
			idempotency.remember(key, { uncertain: (error as Error).message });
		}
		throw asNodeError(context.getNode(), error, itemIndex);
	}
}

async function run(
	context: IExecuteFunctions,
	operation: BoundOperation,
	item: Omit<ItemRun, 'files'> & { mayBeDone: boolean },
): Promise<OutputItem[]> {
	if (operation.each) {
		const outputs: OutputItem[] = [];
		for (const one of operation.each) outputs.push(...(await run(context, one, item)));
		return outputs;
	}
	const { itemIndex, key, mayBeDone } = item;
	const { settings, repeat, list, holds, download } = operation;
	const options = { repeat, itemIndex, mayBeDone, holds, ...patienceOf(settings) };
	const call = operation.request(key);
	if (list) {
		const records = await listAll(context, call, list, options);
		return records.flatMap((record) => operation.output(record)).map((json) => ({ json }));
	}
	try {
		const ask = async () => {
			const body = asRecord((await callLinq(context, call, options)).body);
			if (repeat === 'keyed') checkMessage(context, call, body, item);
			return operation.output(body);
		};
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

/**
 * @throws NodeOperationError when the response tells of another message than the one that was asked for
 * now, or at an earlier try of this execution with words that n8n has made anew since
 */
function checkMessage(
	context: IExecuteFunctions,
	call: LinqCall,
	body: IDataObject,
	{ itemIndex, key, idempotency }: Omit<ItemRun, 'files'>,
): void {
	if (isSameMessage(call, body, (words) => idempotency.hasSent(key, words))) return;
	const usedKey = call.idempotencyKey ?? key;
	throw keyUsedBefore(context.getNode(), itemIndex, usedKey, usedKey !== key);
}
