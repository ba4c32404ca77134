import { createHash } from 'crypto';
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { pause, stopIfCancelled } from '../../shared/linq/cancellation';
import type { ErrorAdvice, Meanings } from '../../shared/linq/errorCodes';
import { failureOfResponse, linqError } from '../../shared/linq/errors';
import { asRecord } from '../../shared/json';
import { linqContentType, UPLOAD_LIMIT_BYTES } from './fileTypes';
import { InputError } from '../../shared/InputError';
import {
	callLinq,
	DEFAULT_RETRY_WAIT_MS,
	DEFAULT_TIMEOUT_MS,
	retryLimits,
} from '../../shared/linq/request';
import { retryDelay } from '../../shared/linq/retry';
import { failureOfTransport } from '../../shared/linq/transport';
import type { CallOptions, CallSettings, LinqFailure } from '../../shared/linq/types';
import { isToolNode } from '../../shared/tool';

/** A binary field of the item that an operation sends. */
export interface BinaryField {
	propertyName: string;
	/**
	 * Gives Linq's name of the file's type where not all types that Linq knows will do.
	 *
	 * @throws InputError for other types
	 */
	contentType?: (mimeType: string | undefined, fileName: string) => string;
}

/** Turns the binary fields of one item into Linq attachments. */
export interface Uploads {
	/**
	 * Checks whether a binary field can be sent, without sending it.
	 *
	 * @throws NodeOperationError when there is no such field; InputError when Linq would refuse
	 * the file
	 */
	check: (field: BinaryField) => Promise<void>;
	/**
	 * Uploads a binary field, unless this run has uploaded the same bytes already.
	 */
	upload: (propertyName: string) => Promise<UploadedFile>;
}

/** A file at Linq. */
export interface UploadedFile {
	attachmentId: string;
	/** Its URL at Linq, for requests that take no attachment ID. */
	downloadUrl: string;
}

interface UploadTarget extends UploadedFile {
	url: string;
	headers: IDataObject;
}

/** How many upload URLs are requested for one file before its upload fails. */
const MAX_TARGETS = 3;
const MEGABYTE = 1024 * 1024;
const NOT_TAKEN: ErrorAdvice = {
	title: 'The file could not be uploaded',
	next: 'Try again. If it keeps happening, check the file and its type.',
};
/** Of responses to the upload itself, which know nothing of lines and chats. */
const MEANINGS: Meanings = { 400: NOT_TAKEN, 403: NOT_TAKEN, 404: NOT_TAKEN, 411: NOT_TAKEN };

/** The uploads of one run of the node (api-v3 §d.4); several items share an uploaded file. */
export function uploadsOf(context: IExecuteFunctions) {
	const done = new Map<string, Promise<UploadedFile>>();

	return {
		forItem: (itemIndex: number, settings: CallSettings): Uploads => ({
			check: async (field) => {
				await readFile(context, itemIndex, field);
			},
			upload: async (propertyName) => {
				const file = await readFile(context, itemIndex, { propertyName });
				const known = done.get(file.identity);
				if (known) return await known;
				const upload = uploadFile(context, file, {
					// A duplicate does no harm: nothing refers to the second attachment.
					repeat: 'idempotent',
					itemIndex,
					...retryLimits(settings),
				});
				done.set(file.identity, upload);
				// A failed upload must not fail the items after it: each of them uploads the file again.
				upload.catch(() => done.delete(file.identity));
				return await upload;
			},
		}),
	};
}

interface UploadFile {
	/** Equal for equal bytes under an equal name. */
	identity: string;
	name: string;
	contentType: string;
	sizeBytes: number;
	/** The bytes, as a new stream for each attempt where n8n keeps them outside the item. */
	open: () => Promise<IHttpRequestOptions['body']>;
}

/** An agent hands its tools no files, and over that n8n's `assertBinaryData` fails with an error of JavaScript. */
function assertToolHasFile(context: IExecuteFunctions, itemIndex: number, name: string): void {
	if (context.getInputData()[itemIndex].binary?.[name] !== undefined) return;
	if (!isToolNode(context.getNode())) return;
	throw new InputError(
		`The tool has no file "${name}"`,
		'An agent hands no files to its tools. Give a public link to the file that starts with https://, or an attachment ID.',
	);
}

/** @throws InputError when the file cannot be sent */
async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	{ propertyName, contentType: typeOf = linqContentType }: BinaryField,
): Promise<UploadFile> {
	assertToolHasFile(context, itemIndex, propertyName);
	const binary = context.helpers.assertBinaryData(itemIndex, propertyName);
	const name = binary.fileName ?? `file.${binary.fileExtension ?? 'bin'}`;
	const contentType = typeOf(binary.mimeType, name);
	const { id } = binary;
	if (id) {
		const { fileSize } = await context.helpers.getBinaryMetadata(id);
		assertSize(fileSize, name);
		return {
			identity: `${id} ${name}`,
			name,
			contentType,
			sizeBytes: fileSize,
			open: async () => await context.helpers.getBinaryStream(id),
		};
	}
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, propertyName);
	assertSize(bytes.length, name);
	return {
		identity: `${createHash('sha256').update(bytes).digest('hex')} ${name}`,
		name,
		contentType,
		sizeBytes: bytes.length,
		open: async () => bytes,
	};
}

function assertSize(sizeBytes: number, name: string): void {
	if (sizeBytes === 0) {
		throw new InputError(`The file "${name}" is empty`, 'Check the node that provides it.');
	}
	if (sizeBytes > UPLOAD_LIMIT_BYTES) {
		const size = Math.ceil(sizeBytes / MEGABYTE);
		throw new InputError(
			`The file "${name}" is ${size} MB; Linq takes at most 100 MB`,
			'Make the file smaller, or send a link to it.',
		);
	}
}

async function uploadFile(
	context: IExecuteFunctions,
	file: UploadFile,
	options: CallOptions,
): Promise<UploadedFile> {
	const { repeat, itemIndex, maxRetryWaitMs = DEFAULT_RETRY_WAIT_MS, timeoutMs } = options;
	for (let attempt = 1; ; attempt++) {
		const target = await createTarget(context, file, options);
		stopIfCancelled(context, itemIndex);
		const failure = await putFile(context, target, file, timeoutMs);
		if (!failure) return target;
		stopIfCancelled(context, itemIndex);

		// A refused upload is retried with a new URL: the old one may have expired (15 minutes).
		const delayMs = retryDelay(failure, { repeat, attempt }) ?? 0;
		if (attempt === MAX_TARGETS || failure.permanent || delayMs > maxRetryWaitMs) {
			throw linqError(context.getNode(), failure, { itemIndex, repeat, meanings: MEANINGS });
		}
		await pause(context, delayMs, itemIndex);
	}
}

async function createTarget(
	context: IExecuteFunctions,
	{ name, contentType, sizeBytes }: UploadFile,
	options: CallOptions,
): Promise<UploadTarget> {
	const call = {
		method: 'POST' as const,
		path: '/v3/attachments',
		body: { filename: name, content_type: contentType, size_bytes: sizeBytes },
	};
	const { body } = await callLinq(context, call, { ...options, holds: { id: 'attachment_id' } });
	const attachment = asRecord(body);
	return {
		attachmentId: String(attachment.attachment_id),
		downloadUrl: String(attachment.download_url),
		url: String(attachment.upload_url),
		headers: asRecord(attachment.required_headers),
	};
}

/** PUTs the bytes; the URL itself is the permission, so no credential may go along. */
async function putFile(
	context: IExecuteFunctions,
	{ url, headers }: UploadTarget,
	{ open, sizeBytes }: UploadFile,
	timeout = DEFAULT_TIMEOUT_MS,
): Promise<LinqFailure | undefined> {
	try {
		const response = (await context.helpers.httpRequest({
			method: 'PUT',
			url,
			// Without a length a stream would go up in chunks, which S3 refuses.
			headers: { 'Content-Length': String(sizeBytes), ...headers },
			body: await open(),
			// Without redirects to follow, this is how long the connection may be idle.
			timeout,
			abortSignal: context.getExecutionCancelSignal(),
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		const { statusCode, body, headers: responseHeaders } = response;
		const accepted = statusCode >= 200 && statusCode < 300;
		return accepted ? undefined : failureOfResponse(statusCode, body, responseHeaders);
	} catch (error) {
		return failureOfTransport(error);
	}
}
