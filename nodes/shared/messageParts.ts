import type { IDataObject } from 'n8n-workflow';

import { asList, asNumber, asText } from './json';

/** The texts of a message's parts; a link counts as its URL (api-v3 §b, Part). */
export function textOf(parts: unknown): string {
	return asList(parts)
		.flatMap(({ value }) => asText(value) ?? [])
		.join('\n');
}

/** The files among a message's parts, with the field names of *Attachment: Get*. */
export function attachmentsOf(parts: unknown): IDataObject[] {
	return asList(parts)
		.filter(({ type }) => type === 'media')
		.map((part) => ({
			fileName: asText(part.filename),
			contentType: asText(part.mime_type),
			sizeBytes: asNumber(part.size_bytes),
			url: asText(part.url),
			attachmentId: asText(part.id),
		}));
}
