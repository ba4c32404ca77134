import type { IDataObject } from 'n8n-workflow';

import { asList, asNumber, asRecord, asText } from './json';

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

/** What people call a file, by the start of its MIME type; the first that fits. */
const KINDS: Array<[string, string]> = [
	['image/', 'Photo'],
	['video/', 'Video'],
	['audio/', 'Audio'],
	['text/vcard', 'Contact'],
	['text/calendar', 'Calendar event'],
	['', 'File'],
];

/** The same as {@link textOf}, with everything else of the message in words, such as `[Photo: menu.jpg]`. */
export function describedTextOf(parts: unknown): string {
	return asList(parts)
		.filter(({ type, value }) => type !== 'text' || value !== '')
		.map((part) => asText(part.value) ?? `[${nameOf(part)}]`)
		.join('\n');
}

function nameOf(part: IDataObject): string {
	if (part.type === 'media') {
		const mimeType = String(part.mime_type);
		const kind = KINDS.find(([start]) => mimeType.startsWith(start))?.[1];
		return [kind, asText(part.filename)].filter(Boolean).join(': ');
	}
	if (part.type === 'imessage_app') {
		const { app, layout, fallback_text: fallback } = part;
		const caption = asText(asRecord(layout).caption) ?? asText(fallback);
		return ['App card', caption ?? asText(asRecord(app).name)].filter(Boolean).join(': ');
	}
	return String(part.type);
}
