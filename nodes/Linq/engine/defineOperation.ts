import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ZodError } from 'zod';

import { callOptions, simplifyField } from './callOptions';
import type { FileToDownload } from '../../shared/linq/download';
import type { LinqFailure } from '../../shared/linq/errors';
import {
	collection,
	propertiesOf,
	schemaOf,
	type AddedOf,
	type Fields,
	type ValuesOf,
	withProperty,
} from './field';
import { defineOperation as bindOperation, type Operation } from './operation';
import type { CallSettings, LinqCall } from '../../shared/linq/request';
import type { Holds } from '../../shared/linq/response';
import type { RepeatRule } from '../../shared/linq/retry';
import type { BinaryField, Uploads } from './uploads';

/** The checked values of an operation's fields, and of the options that the user has added. */
export type OperationValues<F extends Fields, Options extends Fields> = ValuesOf<F> & {
	options: AddedOf<typeof callOptions> & AddedOf<Options>;
};

/** Names of the values that are texts. */
type TextName<Input> = {
	[Name in keyof Input]: Input[Name] extends string ? Name : never;
}[keyof Input];

/** How the menu names an operation. */
export interface OperationTexts {
	/** Stored in users' workflows: never changes. */
	value: string;
	name: string;
	/** What the node panel lists, such as "Send a message". */
	action: string;
	description: string;
}

/**
 * One operation of the node, read top to bottom: what the user sees and what is valid, what is sent,
 * what comes back. `runItems` does the rest, the same way for all of them.
 */
export interface OperationSpec<F extends Fields, Options extends Fields, Input>
	extends OperationTexts {
	/** What the user sees below Resource and Operation; Simplify and Options are added. */
	fields: F;
	/** What Options has besides what it has for every operation. */
	options?: Options;
	/**
	 * What is valid only together, and what the values mean. Gives what the steps below get; without
	 * it they get the values.
	 *
	 * @param refuse fails with a message after the label of a field
	 * @throws InputError for the user
	 */
	check?: (
		values: OperationValues<F, Options>,
		refuse: (field: keyof F & string, message: string) => never,
	) => Input;

	/** Splits an item into several calls, done one after the other; their outputs are joined. */
	split?: (input: NoInfer<Input>) => Array<NoInfer<Input>>;
	/** What may be sent again after a fault. `keyed` operations put the key into their request. */
	repeat: RepeatRule;
	/**
	 * Whose order is kept: items with the same lane are worked on one after the other. The name of the
	 * value that tells, or a function, or `none` for items that need no order.
	 */
	lane: 'none' | NoInfer<TextName<Input>> | ((input: NoInfer<Input>) => string);
	/** The binary fields that are needed; whether each can be sent is checked beforehand too. */
	binaries?: (input: NoInfer<Input>) => BinaryField[];
	/** Replaces bytes by attachment ids before the request is built. */
	prepare?: (input: NoInfer<Input>, uploads: Uploads) => Promise<NoInfer<Input>>;
	/** What is sent. */
	request: (input: NoInfer<Input>, idempotencyKey: string) => LinqCall;
	/** Given for lists: read page by page, one output item per record. */
	list?: {
		/** The property of the response that holds the records. */
		key: string;
		/** The most records wanted; Infinity for all. */
		limit: (input: NoInfer<Input>) => number;
		/** Which records count; all without it. */
		filter?: (input: NoInfer<Input>) => ((record: IDataObject) => boolean) | undefined;
	};
	/**
	 * What a proper response holds; a list holds its `key`. Without it the operation is not done, as
	 * far as is known. Not given where Linq says no more than "accepted".
	 */
	holds?: Holds;
	/** What comes back: for a list, one record after the other; otherwise the response's body. */
	output?: (body: IDataObject, input: NoInfer<Input>) => IDataObject | IDataObject[];
	/** Makes the few fields that most people want of a record; given, the user can turn it off. */
	simplify?: (record: IDataObject) => IDataObject;
	/** The file that an output item gets, from Linq's own servers only (api-v3 §d.4). */
	download?: (record: IDataObject, input: NoInfer<Input>) => FileToDownload;
	/** Turns a refusal that should not fail a workflow into an output item. */
	onRefusal?: (failure: LinqFailure, input: NoInfer<Input>) => IDataObject | undefined;
}

/** What an item's values have become. */
interface Item<Input> {
	input: Input;
	options: CallSettings;
	isSimplified: boolean;
}

/** Makes a menu entry of an operation. */
export function defineOperation<
	F extends Fields,
	Options extends Fields = Record<never, never>,
	Input = OperationValues<F, Options>,
>(spec: OperationSpec<F, Options, Input>): Operation {
	const { fields, lane, split, binaries, prepare, list, output, simplify, download } = spec;
	const { onRefusal } = spec;
	const options = optionsField(spec.options);
	const shown = { ...fields, ...(simplify && { simplify: simplifyField }), options };
	const schema = schemaOf(fields)
		.and(schemaOf({ options }))
		.and(schemaOf({ simplify: simplifyField }));

	return bindOperation<Item<Input>>({
		...spec,
		fields: propertiesOf(shown),
		input: schema.transform((values) => ({
			// Without a check, `Input` is what the fields give.
			input: (spec.check?.(values, refuse) ?? values) as Input,
			options: values.options,
			isSimplified: values.simplify,
		})),
		each: split && ((item) => split(item.input).map((input) => ({ ...item, input }))),
		lane: lane === 'none' ? lane : ({ input }) => laneOf(lane, input),
		binaries: binaries && (({ input }) => binaries(input)),
		prepare:
			prepare &&
			(async (item, uploads) => ({ ...item, input: await prepare(item.input, uploads) })),
		request: ({ input }, key) => spec.request(input, key),
		list: list && {
			key: list.key,
			limit: ({ input }) => list.limit(input),
			keep: list.filter && (({ input }) => list.filter?.(input)),
		},
		output: (body, { input, isSimplified }) => {
			const records = output ? [output(body, input)].flat() : [body];
			return simplify && isSimplified ? records.map(simplify) : records;
		},
		download: download && ((record, { input }) => download(record, input)),
		tolerate: onRefusal && ((failure, { input }) => onRefusal(failure, input)),
	});
}

/** The Options collection of an operation, in alphabetical order. */
function optionsField<Own extends Fields>(own: Own | undefined) {
	const fields = { ...callOptions, ...own };
	return withProperty(collection({ displayName: 'Options', placeholder: 'Add option' }, fields), {
		options: propertiesOf(fields).sort(byDisplayName),
	});
}

/** Not `localeCompare`: its first call loads tables for 10 ms, and n8n loads every node when it starts. */
const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName < b.displayName ? -1 : 1;

function laneOf<Input>(lane: TextName<Input> | ((input: Input) => string), input: Input): string {
	return typeof lane === 'function' ? lane(input) : String(input[lane]);
}

function refuse(field: string, message: string): never {
	throw new ZodError([{ code: 'custom', path: [field], message }]);
}
