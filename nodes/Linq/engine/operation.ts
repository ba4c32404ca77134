import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { callOptions, simplifyOption } from './callOptions';
import type { FileToDownload } from '../../shared/linq/download';
import type { AddedOf, Carried, Fields, ValuesOf } from '../../shared/fields/field';
import type { BinaryField, Uploads } from './uploads';
import type { Meanings } from '../../shared/linq/errorCodes';
import type {
	CallSettings,
	Holds,
	LinqCall,
	LinqFailure,
	RepeatRule,
} from '../../shared/linq/types';

/** How the menu names an operation. */
export interface OperationTexts {
	/** Stored in users' workflows: never changes. */
	value: string;
	name: string;
	/** What the node panel lists, such as "Send a message". */
	action: string;
	description: string;
	/** What the AI that builds workflows must know to choose it. */
	builderHint?: string;
}

/** The checked values of an operation's fields, and of the options that the user has added. */
export type OperationValues<F extends Fields, Options extends Fields> = ValuesOf<F> & {
	options: AddedOf<typeof callOptions & typeof simplifyOption> & AddedOf<Options>;
};

/** What the steps can read of an item besides the values of its fields. */
export interface ItemFacts {
	/** Reads one of its fields, for what was left empty. */
	carried: Carried;
	/** The names of its binary fields. */
	fileNames: string[];
	/** Whether an AI agent runs the node: then a model has written the texts. */
	isTool: boolean;
}

/** Names of the values that are texts. */
type TextName<Input> = {
	[Name in keyof Input]: Input[Name] extends string ? Name : never;
}[keyof Input];

/** How a second call ended: with a body, or with a problem in words for the user. */
export type FollowUpOutcome = { body: IDataObject } | { problem: string };

/** What is sent for an item, and what comes back. */
export interface OperationSteps<Input> {
	/** Splits an item into several calls, done one after the other; their outputs are joined. */
	split?: (input: Input) => Input[];
	/**
	 * Whether a request may be retried after a fault. `keyed` operations put the key into their request.
	 */
	repeat: RepeatRule;
	/**
	 * The state that the operation sets, such as the reaction to a part of a message. Operations that
	 * set the same state give the same name. An agent's repetition of a call is not sent, unless another
	 * call has set the same state since. With 'none', it sets no state that a later call could undo.
	 * Stated by every operation that is done `once`, and by those that set the same state as one of them.
	 */
	changes?: 'none' | ((input: Input) => string);
	/**
	 * The target whose order is kept: items with the same lane are done one after the other. The
	 * name of the value that names it, such as `chatId`, or a function. With 'none', an item goes side by
	 * side with all others: for reads of no one chat, and for what is new each time.
	 */
	lane: 'none' | NoInfer<TextName<Input>> | ((input: Input) => string);
	/** Whether people get a message by it. An agent may send only so many to one chat (`agentLimit.ts`). */
	isMessage?: boolean;
	/** Whether it waits for an answer. An agent that asks the same again gets a new one. */
	isQuestion?: boolean;
	/** The binary fields that it sends; all of them are checked before the first request. */
	binaries?: (input: Input) => BinaryField[];
	/** Replaces bytes by attachment ids before the request is built. */
	prepare?: (input: Input, uploads: Uploads) => Promise<Input>;
	/** What is sent. */
	request: (input: Input, idempotencyKey: string) => LinqCall;
	/** Given for lists: read page by page, one output item per record. */
	list?: {
		/** The property of the response that holds the records. */
		key: string;
		/** The most records to read; Infinity for all. */
		limit: (input: Input) => number;
		/** Which records count; all without it. */
		filter?: (input: Input) => ((record: IDataObject) => boolean) | undefined;
	};
	/**
	 * What a proper response holds; a list holds its `key`. Without it the outcome is
	 * unknown. Not given where Linq says no more than "accepted".
	 */
	holds?: Holds;
	/**
	 * The output for a response: for a list, called with each record; otherwise with the response's
	 * body.
	 *
	 * @param incoming the incoming item, for what the response leaves out
	 */
	output?: (body: IDataObject, input: Input, incoming: IDataObject) => IDataObject | IDataObject[];
	/**
	 * A second call, about the one record of the first, that may be repeated. It only adds to the output:
	 * its failure does not fail the item.
	 */
	followUp?: {
		/** What is sent; undefined where there is nothing to do. */
		request: (record: IDataObject, input: Input) => LinqCall | undefined;
		/** The record after the second call. */
		output: (record: IDataObject, outcome: FollowUpOutcome, input: Input) => IDataObject;
	};
	/** Makes the few fields that most people want of a record; given, the user can turn it off. */
	simplify?: (record: IDataObject) => IDataObject;
	/** The file that an output item gets, from Linq's own servers only (api-v3 §d.4). */
	download?: (record: IDataObject, input: Input) => FileToDownload;
	/** What some of Linq's error codes mean here, where they mean something else for other operations. */
	meanings?: Meanings;
	/** Turns a refusal that should not fail a workflow into an output item. */
	onRefusal?: (failure: LinqFailure, input: Input) => IDataObject | undefined;
}

/** What the user sees of an operation, and what is valid. */
export interface OperationFields<F extends Fields, Options extends Fields, Input> {
	/** What the user sees below Resource and Operation; Options are added. */
	fields: F;
	/** What Options has besides what it has for every operation. */
	options?: Options;
	/**
	 * Checks rules between fields and converts their values. The steps below get its result; without it
	 * they get the values themselves.
	 *
	 * @param refuse fails with a message after the label of a field
	 * @throws InputError for the user
	 */
	check?: (
		values: OperationValues<F, Options>,
		refuse: (field: keyof F & string, message: string) => never,
		item: ItemFacts,
	) => Input;
}

/**
 * One operation of the node, read top to bottom: what the user sees and what is valid, what is sent,
 * what comes back. `runItems` does the rest, the same way for all of them.
 */
export interface OperationSpec<F extends Fields, Options extends Fields, Input>
	extends OperationTexts,
		OperationFields<F, Options, Input>,
		OperationSteps<NoInfer<Input>> {}

/** The valid values of one item. */
export interface ItemInput<Input> {
	/** The input of the operation's steps. */
	input: Input;
	settings: CallSettings;
	isSimplified: boolean;
}

/** An item that may be sent. */
export interface ValidItem<Input> extends ItemInput<Input> {
	itemIndex: number;
	/** See `Idempotency`. */
	key: string;
	/** Whether its turn has come in this run. */
	begun?: boolean;
}

/** An operation as the menu shows it and the node runs it, whatever its input. */
export interface MenuOperation extends OperationTexts {
	/** What the user sees below Resource and Operation. */
	properties: INodeProperties[];
	/** Whether a request may be retried after a fault. */
	repeat: RepeatRule;
	/** Runs the operation for all items of an execution; see {@link runItems}. */
	run: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** An operation as the engine runs it. */
export interface Operation<Input> extends MenuOperation, OperationSteps<Input> {
	/**
	 * Checks the values of the fields.
	 *
	 * @param stored the parameters as they are stored, expressions and all
	 * @throws ZodError or InputError with messages for the user
	 */
	parse: (
		values: Record<string, unknown>,
		stored: Record<string, unknown>,
		item: ItemFacts,
	) => ItemInput<Input>;
}
