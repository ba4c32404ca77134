import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import { adviceFor, type Meanings } from './errorCodes';
import { docsPage } from '../docs';
import { asNumber, asRecord, asText } from '../json';
import { InputError } from '../InputError';
import { isToolNode } from '../tool';
import { transportAdvice } from './transport';
import type { LinqFailure, RepeatRule } from './types';

/** Enough of a proxy's page to recognise it. */
const EXCERPT_LENGTH = 200;

/**
 * Reads a response with an error status (api-v3 §2). A body that is not Linq's envelope, such as a
 * proxy's HTML, is quoted in part.
 */
export function failureOfResponse(status: number, body: unknown, headers: unknown): LinqFailure {
	const envelope = asRecord(body);
	const error = asRecord(envelope.error);
	const header = asRecord(headers);
	return {
		status,
		code: asNumber(error.code),
		message: asText(error.message) ?? excerpt(body),
		docUrl: asText(error.doc_url),
		traceId: asText(envelope.trace_id) ?? asText(header['x-trace-id']),
		retryAfterMs: retryAfter(header['retry-after']) ?? seconds(asNumber(error.retry_after)),
	};
}

function excerpt(body: unknown): string | undefined {
	const text = asText(body)
		?.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return text && text.slice(0, EXCERPT_LENGTH);
}

const seconds = (value: number | undefined) => (value === undefined ? undefined : value * 1000);

/** `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3). Returns milliseconds. */
function retryAfter(header: unknown): number | undefined {
	const text = asText(header);
	if (text === undefined) return undefined;
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	// `Date.parse` finds a year in almost any text.
	const date = /\d\d:\d\d/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** The error's `context.linq`, if the error is about a call to Linq. */
export function linqFailure(error: unknown): LinqFailure | undefined {
	if (!(error instanceof NodeApiError)) return undefined;
	return error.context.linq as LinqFailure | undefined;
}

/** Turns errors with these statuses into undefined; rethrows all others. */
export function unlessStatus(...statuses: number[]) {
	return (error: unknown): undefined => {
		const status = linqFailure(error)?.status;
		if (status === undefined || !statuses.includes(status)) throw error;
	};
}

/** n8n shows a description as HTML; what an API says must not become part of the page. */
export function plainText(message: string): string {
	return message.replace(/</g, '‹').replace(/>/g, '›');
}

/** What n8n's scheduler may conclude from a failure. */
function declaredCause({ status, code, retryAfterMs }: LinqFailure) {
	if (status === 429) return { cause: 'rate-limited' as const, retryAfterMs };
	if (status === 401 || code === 2004) return { cause: 'credential-invalid' as const };
	if (status === undefined || status >= 500) {
		return { cause: 'temporarily-unavailable' as const, retryAfterMs };
	}
	return undefined;
}

function howToRepeat(idempotencyKey: string | undefined): string {
	return idempotencyKey
		? 'To send it again without sending it twice, use the idempotency key from the details below.'
		: 'Look whether it was done before you try it again.';
}

/** The call that failed, for its error. */
interface FailedCall {
	itemIndex?: number;
	repeat: RepeatRule;
	idempotencyKey?: string;
	/** What some codes mean for the operation. */
	meanings?: Meanings;
}

/** What happened, and what to do next, as sentences without and with a full stop. */
function explain(failure: LinqFailure, { repeat, idempotencyKey, meanings }: FailedCall) {
	const { status, code, message } = failure;
	const { title, next, quotesLinq } =
		status === undefined ? transportAdvice(failure) : adviceFor(status, code, meanings);
	if (repeat !== 'idempotent' && failure.outcomeUnknown) {
		return { title: `${title}. Linq may have accepted it.`, next: howToRepeat(idempotencyKey) };
	}
	return { title, next: quotesLinq && message ? `${next} Linq says: "${message}".` : next };
}

/** What n8n shows of a call under *From Linq*, for whoever looks for the cause or asks Linq. */
function detailsOf(
	{ status, code, transport, traceId, retryAfterMs }: LinqFailure,
	idempotencyKey: string | undefined,
): IDataObject {
	return {
		...(idempotencyKey !== undefined && { idempotencyKey }),
		...(traceId !== undefined && { traceId }),
		...(code !== undefined && { linqCode: code }),
		...(status !== undefined && { httpStatus: status }),
		...(transport !== undefined && { fault: transport }),
		...(retryAfterMs !== undefined && { waitSeconds: Math.ceil(retryAfterMs / 1000) }),
	};
}

/** Linq's page about the error, or ours. */
function pageAbout({ docUrl, code }: LinqFailure): string {
	if (docUrl !== undefined && URL.canParse(docUrl)) {
		const { protocol, href } = new URL(docUrl);
		if (protocol === 'https:') return href;
	}
	return docsPage(code === undefined ? 'errors.md' : `errors.md#${code}`);
}

/** What happened and what to do in one text, for readers who get no more: a model, a log, a toast. */
const inOneText = (message: string, next = '') =>
	plainText(`${message.replace(/\.?$/, '.')} ${next}`.trimEnd());

/**
 * Builds the error of a failed call: what happened, what to do next, and a page with more. n8n names
 * the item.
 */
export function linqError(node: INode, failure: LinqFailure, call: FailedCall): NodeApiError {
	const { itemIndex, idempotencyKey } = call;
	const isTool = isToolNode(node);
	const { title, next } = explain(failure, isTool ? { ...call, idempotencyKey: undefined } : call);
	// Only the error of an item is shown as HTML; in a list or a toast a link would show its code.
	const link =
		!isTool &&
		itemIndex !== undefined &&
		`<a href="${pageAbout(failure)}" target="_blank">More about this error</a>`;

	const error = new NodeApiError(
		node,
		{},
		{
			// All that a node after this one sees of the error.
			message: title,
			description: [plainText(next), link].filter(Boolean).join(' '),
			httpCode: failure.status?.toString(),
			itemIndex,
			failure: declaredCause(failure),
		},
	);
	if (failure.message !== undefined) error.messages = [failure.message];
	error.context.data = detailsOf(failure, idempotencyKey);
	error.context.linq = { ...failure, idempotencyKey } as IDataObject;
	return error;
}

/** All that an error of a call or of the user's settings says, in one text. */
export function textOfError(error: unknown): string {
	const failure = linqFailure(error);
	if (failure) {
		const { title, next } = explain(failure, { repeat: 'idempotent' });
		return inOneText(title, next);
	}
	const { message, description } = asRecord(error);
	return inOneText(String(message), asText(description));
}

/** What the engine of n8n shows as an error of a node. */
export type NodeError = NodeApiError | NodeOperationError;

/** Gives every error the form that n8n shows, with the item that it is about. */
export function asNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof InputError) {
		return inputError(node, itemIndex, error.message, error.description);
	}
	return new NodeOperationError(node, error as Error, { itemIndex });
}

/** The error of what is not sent, such as a value that Linq would refuse. */
export function inputError(
	node: INode,
	itemIndex: number,
	message: string,
	description?: string,
): NodeOperationError {
	return new NodeOperationError(node, message, { itemIndex, description });
}

/**
 * An error as its reader gets to see it. Of a tool's error a model reads the message and no more
 * (`workflow-execute.js` of n8n), so there the message says what to do next, too.
 */
export function forReader(node: INode, error: NodeError): NodeError {
	if (isToolNode(node) && error.description) {
		error.message = inOneText(error.message, error.description);
		error.description = undefined;
	}
	return error;
}
