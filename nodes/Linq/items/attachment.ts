import type { IDataObject } from 'n8n-workflow';

/** A file at Linq (api-v3 §b, attachments). */
export function toAttachmentItem(attachment: IDataObject): IDataObject {
	return {
		attachmentId: attachment.id,
		fileName: attachment.filename,
		contentType: attachment.content_type,
		sizeBytes: attachment.size_bytes,
		downloadUrl: attachment.download_url,
		status: attachment.status,
		createdAt: attachment.created_at,
	};
}
