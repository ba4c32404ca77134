import {
	NodeOperationError,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { accountOf, type Account } from './account';
import { failureOfResponse, linqError } from './errors';
import { isUnderstood } from './response';
import { isOutcomeUnknown, retryDelay } from './retry';
import { pause, stopIfCancelled } from './cancellation';
import { failureOfTransport } from './transport';
import type {
	CallOptions,
	CallSettings,
	Holds,
	LinqCall,
	LinqContext,
	LinqFailure,
	LinqResponse,
	RetryLimits,
} from './types';

const CREDENTIAL = 'linqPartnerApi';

/** The limits of a call, from the user's settings. */
export function retryLimits({ maxRetryWait, timeout }: CallSettings): RetryLimits {
	return {
		maxRetryWaitMs: maxRetryWait === undefined ? undefined : maxRetryWait * 1000,
		timeoutMs: timeout,
	};
}

export const DEFAULT_RETRY_WAIT_MS = 60_000;
export const DEFAULT_TIMEOUT_MS = 60_000;

/** Tag for paths: every value is percent-encoded, so that no id can leave its place in the URL. */
export function linqPath(fixed: TemplateStringsArray, ...values: string[]): string {
	// Dots mean another path even when they are encoded.
	const dots = values.find((value) => /^\.{1,2}$/.test(value));
	if (dots !== undefined) throw new Error(`"${dots}" is not an ID`);
	return fixed.reduce((path, text, i) => path + encodeURIComponent(values[i - 1]) + text);
}

/** n8n decrypts a credential at every read, so a run reads it once. */
const accounts = new WeakMap<LinqContext, Promise<Account>>();

/**
 * The credential's base URL, without a slash at its end.
 *
 * @throws NodeOperationError that says what is wrong with the credential
 */
export async function baseUrl(context: LinqContext): Promise<string> {
	const known = accounts.get(context) ?? readAccount(context);
	accounts.set(context, known);
	return (await known).baseUrl;
}

async function readAccount(context: LinqContext): Promise<Account> {
	const credential = await context.getCredentials(CREDENTIAL);
	try {
		return accountOf(credential);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}

/**
 * Sends one call with the user's credential and retries it as far as `repeat` allows (api-v3 §3–§6).
 *
 * @throws NodeApiError that says what happened and what to do; `context.linq` has the details
 */
export async function callLinq(
	context: LinqContext,
	call: LinqCall,
	{
		repeat,
		itemIndex,
		outcomeUnknown = false,
		maxRetryWaitMs = DEFAULT_RETRY_WAIT_MS,
		timeoutMs = DEFAULT_TIMEOUT_MS,
		meanings,
		holds,
	}: CallOptions,
): Promise<LinqResponse> {
	const request = await buildRequest(context, call, timeoutMs);
	let firstFaultAt: number | undefined;

	for (let attempt = 1; ; attempt++) {
		stopIfCancelled(context, itemIndex);
		const outcome = await sendOnce(context, { ...request }, holds);
		if ('response' in outcome) return outcome.response;
		// An earlier attempt has deleted it: the retry has succeeded.
		if (outcomeUnknown && call.method === 'DELETE' && outcome.failure.status === 404) {
			return { status: 204, body: '' };
		}
		outcomeUnknown ||= isOutcomeUnknown(outcome.failure);
		const now = Date.now();
		firstFaultAt ??= now;

		const delayMs = retryDelay(outcome.failure, { repeat, attempt });
		const waitedMs = now - firstFaultAt;
		if (delayMs === undefined || waitedMs + delayMs > maxRetryWaitMs) {
			const failure = { ...outcome.failure, outcomeUnknown };
			const { idempotencyKey } = call;
			const failedCall = { itemIndex, repeat, idempotencyKey, meanings };
			throw linqError(context.getNode(), failure, failedCall);
		}
		await pause(context, delayMs, itemIndex);
	}
}

async function buildRequest(
	context: LinqContext,
	{ method, path, query, body }: LinqCall,
	timeout: number,
): Promise<IHttpRequestOptions> {
	const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
	return {
		method,
		url: `${await baseUrl(context)}${path}`,
		...(given.length > 0 && { qs: Object.fromEntries(given), arrayFormat: 'repeat' as const }),
		...(body && { body }),
		json: true,
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// n8n's helper would follow a redirect to another host with the bearer token.
		disableFollowRedirect: true,
	};
}

async function sendOnce(
	context: LinqContext,
	request: IHttpRequestOptions,
	holds?: Holds,
): Promise<{ response: LinqResponse } | { failure: LinqFailure }> {
	let response: IN8nHttpFullResponse;
	try {
		response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL,
			request,
		)) as IN8nHttpFullResponse;
	} catch (error) {
		return { failure: failureOfTransport(error) };
	}
	const { statusCode: status, body, headers } = response;
	// Linq responds with JSON or nothing; text is the page of a proxy or of another server.
	const isJson = typeof body !== 'string' || body === '';
	const understood = isJson && isUnderstood(body, holds);
	if (status >= 200 && status < 300 && understood) return { response: { status, body } };
	return { failure: failureOfResponse(status, body, headers) };
}
