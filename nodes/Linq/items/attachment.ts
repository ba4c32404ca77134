import type { IDataObject } from 'n8n-workflow';

/** A file at Linq (api-v3 §b, attachments). */
export function toAttachmentItem(attachment: IDataObject): IDataObject {
	return {
		fileName: attachment.filename,
		contentType: attachment.content_type,
		sizeBytes: attachment.size_bytes,
		url: attachment.download_url,
		status: attachment.status,
		attachmentId: attachment.id,
		createdAt: attachment.created_at,
	};
}
