import type { IBinaryKeyData, IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { fileOrigins, openFile, type FileStream, type OpenedFile } from '../shared/linq/download';
import { asRecord, asText } from '../shared/json';
import { callLinq, linqPath } from '../shared/linq/request';

/** n8n responds to Linq only once the node has returned, and Linq waits ten seconds (api-v3 §e.2). */
const TIME_LIMIT_MS = 5_000;
/** For all attachments of a message together; Linq carries up to 100 MB in one file. */
const SIZE_LIMIT_BYTES = 50 * 1024 * 1024;

/** Why an attachment stays a URL, as a text for the user. */
class NotDownloaded extends Error {
	constructor(reason: string) {
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
 * Puts the attachments of a message into binary fields `attachment_0`, `attachment_1` … A file that
 * times out, is too large or cannot be downloaded stays a URL with a `note`. Never throws: the message
 * matters more than its pictures.
 *
 * @param attachments those of the simplified item
 */
export async function downloadAttachments(
	context: IWebhookFunctions,
	attachments: IDataObject[],
): Promise<{ attachments: IDataObject[]; binary: IBinaryKeyData }> {
	const job: Job = {
		context,
		origins: await fileOrigins(context),
		deadline: AbortSignal.timeout(TIME_LIMIT_MS),
		bytesLeft: SIZE_LIMIT_BYTES,
	};
	const results = await Promise.all(
		attachments.map(async (item, index): Promise<[IDataObject, IBinaryKeyData]> => {
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
		attachments: results.map(([item]) => item),
		binary: Object.assign({}, ...results.map(([, file]) => file)) as IBinaryKeyData,
	};
}

async function download(job: Job, { url, fileName, contentType, attachmentId }: IDataObject) {
	const bytes = await fetchFresh(job, asText(url), asText(attachmentId));
	return await job.context.helpers.prepareBinaryData(bytes, asText(fileName), asText(contentType));
}

async function fetchFresh(job: Job, url?: string, id?: string): Promise<Buffer> {
	let opened = await open(job, url);
	if ('problem' in opened && opened.isStale && id !== undefined) {
		opened = await open(job, await freshUrl(job, id));
	}
	if ('problem' in opened) throw new NotDownloaded(opened.problem);
	return await readWithin(job, opened);
}

async function open({ context, origins, deadline }: Job, url?: string): Promise<OpenedFile> {
	return await openFile(context, url, origins, { timeout: TIME_LIMIT_MS, abortSignal: deadline });
}

async function freshUrl({ context }: Job, id: string): Promise<string | undefined> {
	const { body } = await callLinq(
		context,
		{ method: 'GET', path: linqPath`/v3/attachments/${id}` },
		{ repeat: 'once', maxRetryWaitMs: 0, timeoutMs: TIME_LIMIT_MS },
	);
	return asText(asRecord(body).download_url);
}

async function readWithin(job: Job, { stream, sizeBytes = 0 }: FileStream): Promise<Buffer> {
	const tooLarge = new NotDownloaded('the attachments are larger than 50 MB. Use its URL.');
	if (sizeBytes > job.bytesLeft) {
		stream.destroy();
		throw tooLarge;
	}
	const chunks: Uint8Array[] = [];
	let taken = 0;
	for await (const chunk of stream as AsyncIterable<Uint8Array>) {
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
