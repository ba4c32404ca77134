import {
	type IBinaryKeyData,
	type IDataObject,
	type IN8nHttpFullResponse,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { asRecord, asText } from '../shared/json';
import { baseUrl, callLinq, linqPath } from '../shared/request';

/** n8n answers Linq only once the node has returned, and Linq waits ten seconds (api-v3 §e.2). */
const TIME_LIMIT_MS = 5_000;
/** For all attachments of a message together; Linq carries up to 100 MB in one file. */
const SIZE_LIMIT_BYTES = 50 * 1024 * 1024;

/** Linq's own host for received files (api-v3 §d.4). */
const CDN_ORIGIN = 'https://cdn.linqapp.com';
/** A link that has run out; Linq gives a fresh one. */
const STALE = new Set([403, 404]);

type ByteStream = AsyncIterable<Uint8Array> & { destroy(): void };

/** Why an attachment stays a URL, in words for the user. */
class NotDownloaded extends Error {
	constructor(
		reason: string,
		readonly status?: number,
	) {
		super(`Not downloaded: ${reason}`);
	}
}

/** What the downloads of one message share. */
interface Job {
	context: IWebhookFunctions;
	origins: Set<string>;
	deadline: AbortSignal;
	bytesLeft: number;
}

/**
 * Puts the attachments of a message into binary fields `attachment_0`, `attachment_1` … What does
 * not make it in time, is too large or fails stays a URL with a `note`. Never throws: the message
 * matters more than its pictures.
 *
 * @param media the simplified item's `media`
 */
export async function downloadMedia(
	context: IWebhookFunctions,
	media: IDataObject[],
): Promise<{ media: IDataObject[]; binary: IBinaryKeyData }> {
	const job: Job = {
		context,
		origins: await allowedOrigins(context),
		deadline: AbortSignal.timeout(TIME_LIMIT_MS),
		bytesLeft: SIZE_LIMIT_BYTES,
	};
	const results = await Promise.all(
		media.map(async (item, index): Promise<[IDataObject, IBinaryKeyData]> => {
			const name = `attachment_${index}`;
			try {
				const file = await inTime(job, download(job, item));
				return [{ ...item, binaryPropertyName: name }, { [name]: file }];
			} catch (error) {
				return [{ ...item, note: noteOf(error, job) }, {}];
			}
		}),
	);
	return {
		media: results.map(([item]) => item),
		binary: Object.assign({}, ...results.map(([, file]) => file)) as IBinaryKeyData,
	};
}

/** Elsewhere than here nothing is fetched: the URL comes from outside. */
async function allowedOrigins(context: IWebhookFunctions): Promise<Set<string>> {
	const base = await baseUrl(context).catch(() => '');
	return new Set([CDN_ORIGIN, ...(URL.canParse(base) ? [new URL(base).origin] : [])]);
}

async function download(job: Job, { id, url, fileName, mimeType }: IDataObject) {
	const bytes = await fetchFresh(job, asText(url), asText(id));
	return await job.context.helpers.prepareBinaryData(bytes, asText(fileName), asText(mimeType));
}

async function fetchFresh(job: Job, url?: string, id?: string): Promise<Buffer> {
	return await fetchBytes(job, url).catch(async (error: unknown) => {
		const isStale = error instanceof NotDownloaded && STALE.has(error.status ?? 0);
		if (!isStale || id === undefined) throw error;
		return await fetchBytes(job, await freshUrl(job, id));
	});
}

async function freshUrl({ context }: Job, id: string): Promise<string | undefined> {
	const { body } = await callLinq(
		context,
		{ method: 'GET', path: linqPath`/v3/attachments/${id}` },
		{ repeat: 'once', maxRetryWaitMs: 0, timeoutMs: TIME_LIMIT_MS },
	);
	return asText(asRecord(body).download_url);
}

/** Without the bearer token, which is for the API only. */
async function fetchBytes(job: Job, url: string | undefined): Promise<Buffer> {
	if (!url || !URL.canParse(url) || !job.origins.has(new URL(url).origin)) {
		throw new NotDownloaded('its URL is not on a server of Linq.');
	}
	const { statusCode, headers, body } = (await job.context.helpers.httpRequest({
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIME_LIMIT_MS,
		abortSignal: job.deadline,
	})) as IN8nHttpFullResponse;
	const stream = body as unknown as ByteStream;
	if (statusCode !== 200) {
		stream.destroy();
		throw new NotDownloaded(`the server answered with HTTP ${statusCode}.`, statusCode);
	}
	return await readWithin(job, stream, Number(headers['content-length'] ?? 0));
}

async function readWithin(job: Job, stream: ByteStream, announced: number): Promise<Buffer> {
	const tooLarge = new NotDownloaded('the attachments are larger than 50 MB. Use its URL.');
	if (announced > job.bytesLeft) {
		stream.destroy();
		throw tooLarge;
	}
	const chunks: Uint8Array[] = [];
	let taken = 0;
	for await (const chunk of stream) {
		chunks.push(chunk);
		taken += chunk.byteLength;
		job.bytesLeft -= chunk.byteLength;
		if (job.bytesLeft < 0) {
			job.bytesLeft += taken;
			throw tooLarge;
		}
	}
	return Buffer.concat(chunks);
}

async function inTime<T>({ deadline }: Job, work: Promise<T>): Promise<T> {
	const late = new Promise<never>((_, reject) => {
		deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
	});
	return await Promise.race([work, late]);
}

function noteOf(error: unknown, { deadline }: Job): string {
	if (deadline.aborted) return 'Not downloaded within 5 seconds. Use its URL.';
	if (error instanceof NotDownloaded) return error.message;
	return `Not downloaded: ${error instanceof Error ? error.message : String(error)}`;
}
