import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';

import { inputError } from './errors';
import { baseUrl } from './request';
import { failureOfTransport } from './transport';

/** A file of Linq that goes into a binary field. */
export interface FileToDownload {
	/** Undefined as long as Linq has no file yet. */
	url?: string;
	fileName: string;
	mimeType: string;
	propertyName: string;
}

/** Linq's own host for files (api-v3 §d.4). */
const CDN_ORIGIN = 'https://cdn.linqapp.com';
/** Statuses for a URL that has expired; Linq gives a new one. */
const STALE = new Set([403, 404]);

type Readable = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

/** A file that has begun to arrive. */
export interface FileStream {
	stream: Readable;
	/** As announced. */
	sizeBytes?: number;
}

/** That, or why it does not arrive, as a text for the user. */
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
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
	} catch (error) {
		const { transport = 'unknown fault' } = failureOfTransport(error);
		return { problem: `the connection failed (${transport}).`, isStale: false };
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
	return { stream, sizeBytes: Number.isFinite(length) ? length : undefined };
}

/**
 * Fetches a file into a binary field; a URL that has expired is requested once more.
 *
 * @param refresh reads the file's record with a new URL
 * @throws NodeOperationError when the file cannot be downloaded
 */
export async function downloadFile(
	context: IExecuteFunctions,
	file: FileToDownload,
	{ refresh, itemIndex }: { refresh: () => Promise<FileToDownload>; itemIndex: number },
): Promise<INodeExecutionData['binary']> {
	const origins = await fileOrigins(context);
	const abortSignal = context.getExecutionCancelSignal();
	let opened = await openFile(context, file.url, origins, { abortSignal });
	if ('problem' in opened && opened.isStale) {
		const { url } = await refresh();
		opened = await openFile(context, url, origins, { abortSignal });
	}
	if ('problem' in opened) {
		throw inputError(context.getNode(), itemIndex, `Not downloaded: ${opened.problem}`);
	}
	const { fileName, mimeType, propertyName } = file;
	const binary = await context.helpers.prepareBinaryData(opened.stream, fileName, mimeType);
	return { [propertyName]: binary };
}
