import {
	NodeOperationError,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { stopIfCancelled } from './cancellation';
import { asNodeError, inputError } from './errors';
import { withLimits, type Readable } from './fileStream';
import { baseUrl, DEFAULT_TIMEOUT_MS } from './request';
import { failureOfTransport } from './transport';

/** A file of Linq that goes into a binary field. */
export interface FileToDownload {
	/** Undefined as long as Linq has no file yet. */
	url?: string;
	fileName: string;
	mimeType: string;
	propertyName: string;
	/** Largest size in megabytes. */
	maxSizeMb: number;
}

/** Linq's own host for files (api-v3 §d.4). */
const CDN_ORIGIN = 'https://cdn.linqapp.com';
/** Statuses for a URL that has expired; Linq gives a new one. */
const STALE = new Set([403, 404]);
const MEGABYTE = 1024 * 1024;
/** The problem of a download that timed out, as a text for the user. */
const STALLED = 'no more data arrived in time. Try again, or raise Timeout in the options.';

/** A file that has begun to arrive. */
export interface FileStream {
	stream: Readable;
	/** As announced. */
	sizeBytes?: number;
}

/** The file, or why it cannot be downloaded, as a text for the user. */
export type OpenedFile =
	| FileStream
	| {
			problem: string;
			/** Whether a new URL may help. */
			isStale: boolean;
	  };

/** Where files are fetched from, and nowhere else: the addresses come from outside. */
export async function fileOrigins(
	context: IExecuteFunctions | IWebhookFunctions,
): Promise<Set<string>> {
	const base = await baseUrl(context).catch(() => CDN_ORIGIN);
	return new Set([CDN_ORIGIN, new URL(base).origin]);
}

/** Starts to fetch a file, without the bearer token, which is for the API only. Never throws. */
export async function openFile(
	context: IExecuteFunctions | IWebhookFunctions,
	url: string | undefined,
	origins: Set<string>,
	limits: Pick<IHttpRequestOptions, 'timeout' | 'abortSignal'>,
): Promise<OpenedFile> {
	if (url === undefined) {
		return {
			problem: 'Linq gives no address for it; its upload may not be complete yet.',
			isStale: false,
		};
	}
	if (!URL.canParse(url) || !origins.has(new URL(url).origin)) {
		return { problem: 'its URL is not on a server of Linq.', isStale: false };
	}
	let response: IN8nHttpFullResponse;
	try {
		response = (await context.helpers.httpRequest({
			...limits,
			url,
			// A compressed file that is cut off would look like a whole one, only shorter.
			headers: { 'Accept-Encoding': 'identity' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
	} catch (error) {
		const { transport = 'unknown fault' } = failureOfTransport(error);
		const problem = isTimeout(transport) ? STALLED : `the connection failed (${transport}).`;
		return { problem, isStale: false };
	}
	const { statusCode, headers, body } = response;
	const stream = body as Readable;
	if (statusCode !== 200) {
		stream.destroy();
		return {
			problem: `the server answered with HTTP ${statusCode}.`,
			isStale: STALE.has(statusCode),
		};
	}
	const length = Number(headers['content-length']);
	if (length === 0) {
		stream.destroy();
		return { problem: 'the server sent an empty file. Try again later.', isStale: false };
	}
	return { stream, sizeBytes: Number.isFinite(length) ? length : undefined };
}

/**
 * Fetches a file into a binary field; a URL that has expired is requested once more.
 *
 * @param refresh reads the file's record with a new URL
 * @param timeoutMs how long to wait while no data arrives, in milliseconds
 * @throws NodeOperationError when the file cannot be downloaded, or is too large
 */
export async function downloadFile(
	context: IExecuteFunctions,
	file: FileToDownload,
	{
		refresh,
		itemIndex,
		timeoutMs = DEFAULT_TIMEOUT_MS,
	}: { refresh: () => Promise<FileToDownload>; itemIndex: number; timeoutMs?: number },
): Promise<INodeExecutionData['binary']> {
	const { fileName, mimeType, propertyName, maxSizeMb } = file;
	const fail = (problem: string) =>
		inputError(context.getNode(), itemIndex, `Not downloaded: ${problem}`);
	const tooLarge = () =>
		fail(`the file is larger than ${maxSizeMb} MB. Raise Max Size in the options to take it.`);
	const origins = await fileOrigins(context);
	const stall = new AbortController();
	const stop = context.getExecutionCancelSignal();
	const abortSignal = AbortSignal.any(stop ? [stop, stall.signal] : [stall.signal]);
	const limits = { timeout: timeoutMs, abortSignal };

	let opened = await openFile(context, file.url, origins, limits);
	if ('problem' in opened && opened.isStale) {
		const { url } = await refresh();
		opened = await openFile(context, url, origins, limits);
	}
	stopIfCancelled(context, itemIndex);
	if ('problem' in opened) throw fail(opened.problem);

	const maxBytes = maxSizeMb * MEGABYTE;
	if ((opened.sizeBytes ?? 0) > maxBytes) {
		opened.stream.destroy();
		throw tooLarge();
	}
	const stream = withLimits(opened.stream, {
		timeoutMs,
		maxBytes,
		tooLarge,
		abort: () => stall.abort(),
	});
	try {
		const binary = await context.helpers.prepareBinaryData(stream, fileName, mimeType);
		return { [propertyName]: binary };
	} catch (error) {
		opened.stream.destroy();
		stopIfCancelled(context, itemIndex);
		const problem = stall.signal.aborted ? STALLED : 'the connection broke off.';
		const known = error instanceof NodeOperationError ? error : fail(problem);
		throw asNodeError(context.getNode(), known, itemIndex);
	}
}

function isTimeout(transport: string): boolean {
	return transport === 'ECONNABORTED' || transport === 'ETIMEDOUT';
}
