import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

import { adviceFor } from './errorCodes';
import { asNumber, asRecord, asText } from '../json';
import { InputError } from '../InputError';
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
		?.replace(/<[^>]*>/g, ' ')
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
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** The error's `context.linq`, if the error is about a call to Linq. */
export function linqFailure(error: unknown): LinqFailure | undefined {
	if (!(error instanceof NodeApiError)) return undefined;
	return error.context.linq as LinqFailure | undefined;
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
		? 'To send it again without sending it twice, use the same idempotency key.'
		: 'Look whether it was done before you try it again.';
}

/**
 * Builds the error of a failed call: what happened, Linq's own message, and what to do next.
 */
export function linqError(
	node: INode,
	failure: LinqFailure,
	{
		itemIndex,
		repeat,
		idempotencyKey,
	}: { itemIndex?: number; repeat: RepeatRule; idempotencyKey?: string },
): NodeApiError {
	const { status, code, message, docUrl, traceId, transport, retryAfterMs } = failure;
	const advice = status === undefined ? transportAdvice(failure) : adviceFor(status, code);
	const isDuplicatePossible = repeat !== 'idempotent' && failure.outcomeUnknown;
	const reference = [
		itemIndex !== undefined && `Item ${itemIndex}`,
		status !== undefined && `HTTP ${status}`,
		code !== undefined && `Linq code ${code}`,
		transport,
		traceId && `trace ID ${traceId}`,
		idempotencyKey && `idempotency key ${idempotencyKey}`,
		docUrl,
	].filter(Boolean);

	const description = [
		message && `Linq says: "${message}".`,
		isDuplicatePossible && howToRepeat(idempotencyKey),
		retryAfterMs !== undefined && `It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`,
		advice.next,
		reference.length > 0 && `(${reference.join(', ')})`,
	];

	const error = new NodeApiError(
		node,
		{},
		{
			// All that a node after this one sees of the error.
			message: isDuplicatePossible ? `${advice.title}. Linq may have accepted it.` : advice.title,
			description: plainText(description.filter(Boolean).join(' ')),
			httpCode: status?.toString(),
			itemIndex,
			failure: declaredCause(failure),
		},
	);
	error.context.linq = { ...failure, idempotencyKey } as IDataObject;
	return error;
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

/** The error of a value that Linq would refuse; nothing has been sent. */
export function inputError(
	node: INode,
	itemIndex: number,
	message: string,
	description?: string,
): NodeOperationError {
	return new NodeOperationError(node, message, {
		itemIndex,
		description: [description, `(Item ${itemIndex})`].filter(Boolean).join(' '),
	});
}
