import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { z } from 'zod';

import type { FileToDownload } from '../../shared/linq/download';
import type { LinqFailure } from '../../shared/linq/errors';
import type { CallSettings, LinqCall } from '../../shared/linq/request';
import type { Holds } from '../../shared/linq/response';
import type { RepeatRule } from '../../shared/linq/retry';
import type { BinaryField, Uploads } from './uploads';
import { plainWords } from './zodMessages';

/** What every operation's validated input holds. */
export interface OperationInput {
	options: CallSettings;
}

/**
 * One operation of the node, read top to bottom: what the user sees, what is valid, what is sent,
 * what comes back. `runItems` does the rest, the same way for all of them.
 */
export interface OperationSpec<Input extends OperationInput> {
	/** Stored in users' workflows: never changes. */
	value: string;
	name: string;
	/** What the node panel lists, such as "Send a message". */
	action: string;
	description: string;

	/** What the user sees below Resource and Operation. */
	fields: INodeProperties[];

	/** What is valid. Gets each field's value by name; messages of issues are shown to the user. */
	input: z.ZodType<Input, z.ZodTypeDef, unknown>;

	/** Splits an item into several calls, done one after the other; their outputs are joined. */
	each?: (input: Input) => Input[];
	/** What may be sent again after a fault. `keyed` operations put the key into their request. */
	repeat: RepeatRule;
	/**
	 * The target whose order is kept, such as the id of the chat. With 'none', an item goes side by
	 * side with all others: for reads of no one chat, and for what is new each time.
	 */
	lane: ((input: Input) => string) | 'none';
	/** The binary fields that are needed; whether each can be sent is checked beforehand too. */
	binaries?: (input: Input) => BinaryField[];
	/** Replaces bytes by attachment ids before the request is built. */
	prepare?: (input: Input, uploads: Uploads) => Promise<Input>;
	/** What is sent. */
	request: (input: Input, idempotencyKey: string) => LinqCall;
	/** Given for lists: read page by page, one output item per record. */
	list?: {
		/** The property of the answer that holds the records. */
		key: string;
		/** The most records wanted; Infinity for all. */
		limit: (input: Input) => number;
		keep?: (input: Input) => ((record: IDataObject) => boolean) | undefined;
	};
	/**
	 * What a proper response holds; a list holds its `key`. Without it the operation is not done, as
	 * far as is known. Not given where Linq says no more than "accepted".
	 */
	holds?: Holds;
	/** What comes back: for a list, one record after the other; otherwise the answer's body. */
	output?: (body: IDataObject, input: Input) => IDataObject | IDataObject[];
	/** The file that an output item gets, from Linq's own servers only (api-v3 §d.4). */
	download?: (record: IDataObject, input: Input) => FileToDownload;
	/** Turns a refusal that should not fail a workflow into an output item. */
	tolerate?: (failure: LinqFailure, input: Input) => IDataObject | undefined;
}

/** An operation applied to one item's valid input; what `runItems` works with. */
export interface BoundOperation {
	settings: CallSettings;
	repeat: RepeatRule;
	lane?: string;
	binaries: BinaryField[];
	prepare: (uploads: Uploads) => Promise<BoundOperation>;
	/** The calls that the item is made of, if there are several. */
	each?: BoundOperation[];
	request: (idempotencyKey: string) => LinqCall;
	list?: { key: string; limit: number; keep?: (record: IDataObject) => boolean };
	holds?: Holds;
	output: (body: IDataObject) => IDataObject[];
	download?: (record: IDataObject) => FileToDownload;
	tolerate: (failure: LinqFailure) => IDataObject | undefined;
}

/** An operation as the menu holds it, whatever its input. */
export interface Operation
	extends Pick<
		OperationSpec<OperationInput>,
		'value' | 'name' | 'action' | 'description' | 'fields'
	> {
	/**
	 * Checks the values of the fields.
	 *
	 * @throws ZodError or InputError with messages for the user
	 */
	bind: (values: Record<string, unknown>) => BoundOperation;
}

/** Makes a menu entry of an operation; its input's type stays inside. */
export function defineOperation<Input extends OperationInput>(
	spec: OperationSpec<Input>,
): Operation {
	const { value, name, action, description, fields } = spec;
	return {
		value,
		name,
		action,
		description,
		fields,
		bind: (values) => bindInput(spec, spec.input.parse(values, { errorMap: plainWords })),
	};
}

function bindInput<Input extends OperationInput>(
	spec: OperationSpec<Input>,
	input: Input,
): BoundOperation {
	const { list, holds, output, prepare, request, tolerate, each, download } = spec;
	return {
		settings: input.options,
		repeat: spec.repeat,
		lane: spec.lane === 'none' ? undefined : spec.lane(input),
		binaries: spec.binaries?.(input) ?? [],
		prepare: async (uploads) =>
			prepare ? bindInput(spec, await prepare(input, uploads)) : bindInput(spec, input),
		each: each?.(input).map((one) => bindInput({ ...spec, each: undefined }, one)),
		request: (idempotencyKey) => request(input, idempotencyKey),
		list: list && { key: list.key, limit: list.limit(input), keep: list.keep?.(input) },
		holds,
		output: (body) => (output ? [output(body, input)].flat() : [body]),
		download: download && ((record) => download(record, input)),
		tolerate: (failure) => tolerate?.(failure, input),
	};
}
