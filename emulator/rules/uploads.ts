import { refusal } from '../http/errors';
import { required, requiredString, type JsonObject } from '../http/read';
import type { Attachment } from '../state/types';
import { contentTypes } from './mediaTypes';

const largest = 104_857_600;

function sizeOf(value: unknown): number {
	if (!Number.isInteger(value)) throw refusal(1003, 'size_bytes must be an integer');
	const size = value as number;
	if (size < 1) throw refusal(1005, 'size_bytes must be at least 1');
	if (size > largest) throw refusal(5005, `size_bytes must not be more than ${largest}`);
	return size;
}

/** A file that is to be uploaded: name, type (5004) and size (5005) (facts §b, Attachments). */
export function checkUpload(
	body: JsonObject,
): Pick<Attachment, 'filename' | 'contentType' | 'sizeBytes'> {
	const filename = requiredString(body, 'filename');
	if (filename.length > 255) {
		throw refusal(1005, 'filename must not have more than 255 characters');
	}
	const contentType = requiredString(body, 'content_type');
	if (!contentTypes.has(contentType)) throw refusal(5004, `${contentType} is not supported`);
	return { filename, contentType, sizeBytes: sizeOf(required(body, 'size_bytes')) };
}
