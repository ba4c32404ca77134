import { type ApiResponse, type Call, type Endpoint, noContent, ok } from '../http/endpoint';
import { bodyOf, pathId } from '../http/read';
import { refusal } from '../refusal';
import { contentTypes } from '../rules/mediaTypes';
import { newId } from '../state/ids';
import type { Attachment } from '../state/types';
import { downloadUrl, uploadUrl } from '../storage/presign';
import { required, requiredString, type JsonObject } from '../values';

const largest = 104_857_600;

function sizeOf(value: unknown): number {
	if (!Number.isInteger(value)) throw refusal(1003, 'size_bytes must be an integer');
	const size = value as number;
	if (size < 1) throw refusal(1005, 'size_bytes must be at least 1');
	if (size > largest) throw refusal(5005, `size_bytes must not be more than ${largest}`);
	return size;
}

/** A file that is to be uploaded: name, type (5004) and size (5005) (api-v3 §b, Attachments). */
function checkUpload(body: JsonObject): Pick<Attachment, 'filename' | 'contentType' | 'sizeBytes'> {
	const filename = requiredString(body, 'filename');
	if (filename.length > 255) {
		throw refusal(1005, 'filename must not have more than 255 characters');
	}
	const contentType = requiredString(body, 'content_type');
	if (!contentTypes.has(contentType)) throw refusal(5004, `${contentType} is not supported`);
	return { filename, contentType, sizeBytes: sizeOf(required(body, 'size_bytes')) };
}

const quarterHour = 900_000;

/** Reserves an attachment and says where and how its bytes go (api-v3 §d.4). */
function create(call: Call): ApiResponse {
	const { world } = call;
	const file = checkUpload(bodyOf(call));
	const attachment: Attachment = {
		id: newId(),
		...file,
		createdAt: world.clock.iso(),
		bytes: null,
		readyAt: Infinity,
		uploadExpiresAt: world.clock.now() + quarterHour,
	};
	world.store.attachments.set(attachment.id, attachment);
	return ok({
		attachment_id: attachment.id,
		upload_url: uploadUrl(world, attachment),
		download_url: downloadUrl(world, attachment),
		http_method: 'PUT',
		expires_at: new Date(attachment.uploadExpiresAt).toISOString(),
		required_headers: {
			'Content-Type': file.contentType,
			'Content-Length': String(file.sizeBytes),
		},
	});
}

function attachmentOf(call: Call): Attachment {
	const attachment = call.world.store.attachments.get(pathId(call, 'attachmentId'));
	if (!attachment) throw refusal(2003);
	return attachment;
}

function get(call: Call): ApiResponse {
	const { world } = call;
	const attachment = attachmentOf(call);
	const complete = attachment.bytes !== null && attachment.readyAt <= world.clock.now();
	return ok({
		id: attachment.id,
		filename: attachment.filename,
		content_type: attachment.contentType,
		size_bytes: attachment.sizeBytes,
		created_at: attachment.createdAt,
		status: complete ? 'complete' : 'pending',
		...(complete ? { download_url: downloadUrl(world, attachment) } : {}),
	});
}

/** Deletes the file for good; messages keep their part but lose it. */
function remove(call: Call): ApiResponse {
	call.world.store.attachments.delete(attachmentOf(call).id);
	return noContent();
}

/** Attachments (api-v3 §b, §d.4). */
export const attachments: Endpoint[] = [
	{ method: 'POST', path: '/v3/attachments', respond: create },
	{ method: 'GET', path: '/v3/attachments/:attachmentId', respond: get },
	{ method: 'DELETE', path: '/v3/attachments/:attachmentId', respond: remove },
];
