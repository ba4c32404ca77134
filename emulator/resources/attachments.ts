import { type Answer, type Call, type Endpoint, noContent, ok } from '../http/endpoint';
import { refusal } from '../http/errors';
import { bodyOf, pathId } from '../http/read';
import { checkUpload } from '../rules/uploads';
import { newId } from '../state/ids';
import type { Attachment } from '../state/types';
import { downloadUrl, uploadUrl } from '../storage/presign';

const quarterHour = 900_000;

/** Reserves an attachment and says where and how its bytes go (facts §d.4). */
function create(call: Call): Answer {
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

function get(call: Call): Answer {
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
function remove(call: Call): Answer {
	call.world.store.attachments.delete(attachmentOf(call).id);
	return noContent();
}

/** Attachments (facts §b, §d.4). */
export const attachments: Endpoint[] = [
	{ method: 'POST', path: '/v3/attachments', answer: create },
	{ method: 'GET', path: '/v3/attachments/:attachmentId', answer: get },
	{ method: 'DELETE', path: '/v3/attachments/:attachmentId', answer: remove },
];
