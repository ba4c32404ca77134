import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { downloadFile } from '../../shared/linq/download';
import { asNodeError, forReader, inputError, linqFailure } from '../../shared/linq/errors';
import type { Idempotency } from './idempotency';
import { noteChat, refuseFlood } from './agentLimit';
import { asRecord } from '../../shared/json';
import { keyUsedBefore } from './keyErrors';
import type { Operation, ValidItem } from './operation';
import { listAll } from '../../shared/linq/pagination';
import { callLinq, retryLimits } from '../../shared/linq/request';
import { isSameMessage } from './sameMessage';
import type { Uploads } from './uploads';
import type { LinqCall } from '../../shared/linq/types';

/** The output of an operation for an item, before it is paired with it. */
type OutputItem = Pick<INodeExecutionData, 'json' | 'binary'>;

interface ItemRun<Input> extends ValidItem<Input> {
	idempotency: Idempotency;
	files: Uploads;
}

/**
 * Runs one item, unless an earlier attempt of this execution has done it already. Items of
 * operations without an idempotency key are remembered; none of them is sent again while the outcome
 * of an earlier attempt is unknown.
 */
export async function runItem<Input>(
	context: IExecuteFunctions,
	operation: Operation<Input>,
	item: ItemRun<Input>,
): Promise<OutputItem[]> {
	const { input, itemIndex, key, idempotency, files } = item;
	const once = operation.repeat === 'once';
	const { done, outcomeUnknown: earlierProblem } = idempotency.recall(item, operation) ?? {};
	if (done) return done.map((json) => ({ json }));
	if (once && earlierProblem !== undefined) {
		throw inputError(
			context.getNode(),
			itemIndex,
			earlierProblem,
			'Linq may have accepted it at an earlier try of this execution, so it is not sent again. Look into the chat; to send it anyway, run the workflow anew.',
		);
	}
	const refusal = refuseFlood(context, operation, item);
	if (refusal !== undefined) return [{ json: { error: refusal } }];
	// Outside of `try`: when an upload fails, the item's own request was not sent, so its outcome is
	// known.
	const prepared = (await operation.prepare?.(input, files)) ?? input;
	try {
		const outputs: OutputItem[] = [];
		for (const one of operation.split?.(prepared) ?? [prepared]) {
			const call = { ...item, input: one, outcomeUnknown: earlierProblem !== undefined };
			outputs.push(...(await runCall(context, operation, call)));
		}
		if (operation.isMessage) noteChat(context, key, outputs[0].json);
		if (once) idempotency.remember(key, { done: outputs.map(({ json }) => json) });
		idempotency.noteChange(item, operation);
		return outputs;
	} catch (error) {
		if (linqFailure(error)?.outcomeUnknown) {
			idempotency.remember(key, { outcomeUnknown: (error as Error).message });
			idempotency.noteChange(item, operation);
		}
		throw asNodeError(context.getNode(), error, itemIndex);
	}
}

/** Sends the call of one input; an item that is split has several. */
async function runCall<Input>(
	context: IExecuteFunctions,
	operation: Operation<Input>,
	item: ItemRun<Input> & { outcomeUnknown: boolean },
): Promise<OutputItem[]> {
	const { input, settings, itemIndex, key, outcomeUnknown } = item;
	const { repeat, list, holds, download, meanings } = operation;
	const limits = retryLimits(settings);
	const options = { repeat, itemIndex, outcomeUnknown, holds, meanings, ...limits };
	const call = operation.request(input, key);
	const incoming = context.getInputData()[itemIndex].json;
	if (list) {
		const pages = { key: list.key, limit: list.limit(input), filter: list.filter?.(input) };
		const records = await listAll(context, call, pages, options);
		return records.flatMap((record) =>
			toOutput(operation, recordsOf(operation, record, input, incoming), item),
		);
	}
	const send = async () => {
		const body = asRecord((await callLinq(context, call, options)).body);
		if (repeat === 'keyed') checkMessage(context, call, body, item);
		const records = recordsOf(operation, body, input, incoming);
		return toOutput(operation, await followUp(context, operation, records, item), item);
	};
	try {
		const outputs = await send();
		if (!download) return outputs;
		const fileOf = ([{ json }]: OutputItem[]) => download(json, input);
		const refresh = async () => fileOf(await send());
		const binary = await downloadFile(context, fileOf(outputs), {
			refresh,
			itemIndex,
			timeoutMs: options.timeoutMs,
		});
		return [{ json: outputs[0].json, binary }];
	} catch (error) {
		const failure = linqFailure(error);
		const json = failure && operation.onRefusal?.(failure, input);
		if (json) return [{ json }];
		throw asNodeError(context.getNode(), error, itemIndex);
	}
}

function recordsOf<Input>(
	{ output }: Operation<Input>,
	body: IDataObject,
	input: Input,
	incoming: IDataObject,
): IDataObject[] {
	return output ? [output(body, input, incoming)].flat() : [body];
}

/** Makes the second call of an operation that has one. */
async function followUp<Input>(
	context: IExecuteFunctions,
	{ followUp: second }: Operation<Input>,
	records: IDataObject[],
	{ input, settings, itemIndex }: ItemRun<Input>,
): Promise<IDataObject[]> {
	const [record] = records;
	const call = second?.request(record, input);
	if (!second || !call) return records;
	const options = { repeat: 'idempotent' as const, itemIndex, ...retryLimits(settings) };
	try {
		const { body } = await callLinq(context, call, options);
		return [second.output(record, { body: asRecord(body) }, input)];
	} catch (error) {
		const problem = forReader(context.getNode(), asNodeError(context.getNode(), error, itemIndex));
		if (!linqFailure(problem)) throw problem;
		return [second.output(record, { problem: problem.message }, input)];
	}
}

function toOutput<Input>(
	{ simplify }: Operation<Input>,
	records: IDataObject[],
	{ isSimplified }: ItemRun<Input>,
): OutputItem[] {
	return records.map((record) => ({
		json: simplify && isSimplified ? simplify(record) : record,
	}));
}

/**
 * @throws NodeOperationError when the response is about another message than that of the request, unless
 * an earlier attempt of this execution sent that one: expressions may have given another text since
 */
function checkMessage<Input>(
	context: IExecuteFunctions,
	call: LinqCall,
	body: IDataObject,
	{ itemIndex, key, idempotency }: ItemRun<Input>,
): void {
	if (isSameMessage(call, body, (fingerprint) => idempotency.hasSent(key, fingerprint))) return;
	const usedKey = call.idempotencyKey ?? key;
	throw keyUsedBefore(context.getNode(), itemIndex, usedKey, usedKey !== key);
}
