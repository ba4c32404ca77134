import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	ISupplyDataFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Meanings } from './errorCodes';

/** Every n8n context that can reach Linq with the user's credential. */
export type LinqContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| ISupplyDataFunctions
	| IWebhookFunctions;

/** One call, in Linq's terms. Build `path` with `linqPath` so that IDs are encoded. */
export interface LinqCall {
	method: IHttpRequestMethods;
	/** Path below the base URL, starting with `/v3`. */
	path: string;
	/** Query parameters; undefined ones are left out. */
	query?: IDataObject;
	body?: IDataObject;
	/** The key in the body, if any; errors name it. */
	idempotencyKey?: string;
}

export interface LinqResponse {
	status: number;
	/** Parsed JSON, or an empty string on 204. */
	body: unknown;
}

/**
 * Whether a call may be retried after a fault whose outcome is unknown:
 * - `idempotent`: reads, and writes that end in the same state however often they run
 * - `keyed`: carries an idempotency key, so that Linq responds to a retry with the first response
 * - `once`: neither; retried only when Linq certainly did not carry out the call
 */
export type RepeatRule = 'idempotent' | 'keyed' | 'once';

/**
 * What the body of a response must hold, by the path of a property, such as `message.id`: the ID of
 * the record that was made or read, or the records of a list.
 */
export type Holds = { id: string } | { records: string };

export interface CallOptions {
	/** Whether the call may be retried after a fault; see {@link RepeatRule}. */
	repeat: RepeatRule;
	/** The item that errors are about. */
	itemIndex?: number;
	/** Whether the call was sent at an earlier attempt whose outcome is unknown. */
	outcomeUnknown?: boolean;
	/** Longest time to keep retrying, in milliseconds from the first fault. */
	maxRetryWaitMs?: number;
	/** Longest time to wait for one response, in milliseconds. */
	timeoutMs?: number;
	/** What some codes mean for the operation. */
	meanings?: Meanings;
	/** What a 2xx must hold; one without it was not understood, and its outcome is unknown. */
	holds?: Holds;
}

/** Options that every operation has; see `engine/callOptions.ts` for what the user sees. */
export interface CallSettings {
	maxConcurrentChats?: number;
	/** Seconds. */
	maxRetryWait?: number;
	/** Milliseconds. */
	timeout?: number;
	/** The most messages that an agent may send to one chat in an execution. */
	maxMessagesPerChat?: number;
}

/** How long a call may take; the defaults where undefined. */
export type RetryLimits = Pick<CallOptions, 'maxRetryWaitMs' | 'timeoutMs'>;

/** A call that failed; errors carry it as `context.linq`. */
export interface LinqFailure {
	/** HTTP status; undefined when there was no response. */
	status?: number;
	/** Linq's error code (api-v3 §3). */
	code?: number;
	/** Linq's own message. */
	message?: string;
	docUrl?: string;
	traceId?: string;
	/** The wait from `Retry-After`, in milliseconds. */
	retryAfterMs?: number;
	/** The system's name for a transport fault, such as ECONNRESET. */
	transport?: string;
	/** True when the connection was never made, so that Linq cannot have done anything. */
	neverSent?: boolean;
	/** True when the same request would meet the same fault again, such as a wrong certificate. */
	permanent?: boolean;
	/** Whether Linq may have carried out this attempt or an earlier one. */
	outcomeUnknown?: boolean;
}
