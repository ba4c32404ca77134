import { parseParts, type NamePart } from './rules';
import type { Part } from './types';
import type { BinaryField, Uploads } from '../engine/uploads';

/** A media part whose bytes are still in a binary field of the item. */
export interface BinaryPart {
	type: 'media';
	binaryPropertyName: string;
}

/** A part as the user has composed it; its file may not be at Linq yet. */
export type DraftPart = Part | BinaryPart;

/** Stands for the id that an upload will give, so that all rules can be checked beforehand. */
const ID_TO_COME = '00000000-0000-4000-8000-000000000000';

const isBinary = (part: DraftPart): part is BinaryPart => 'binaryPropertyName' in part;

/**
 * @param nameOf what the form calls a part, unless it counts parts
 * @throws InputError as parseParts does
 */
export function checkDraft(parts: DraftPart[], nameOf?: NamePart): DraftPart[] {
	const checked = parseParts(
		parts.map((part) => (isBinary(part) ? { type: 'media', attachment_id: ID_TO_COME } : part)),
		nameOf,
	);
	return parts.map((part, index) => (isBinary(part) ? part : checked[index]));
}

/** The binary fields that a message needs. */
export function binariesOf(parts: DraftPart[]): BinaryField[] {
	return parts
		.filter(isBinary)
		.map(({ binaryPropertyName }) => ({ propertyName: binaryPropertyName }));
}

/** Puts attachment ids in the place of binary fields. */
export async function uploadBinaries<Input extends { parts: DraftPart[] }>(
	input: Input,
	uploads: Uploads,
): Promise<Input> {
	const parts: DraftPart[] = [];
	for (const part of input.parts) {
		if (!isBinary(part)) parts.push(part);
		else {
			const { attachmentId } = await uploads.upload(part.binaryPropertyName);
			parts.push({ type: 'media', attachment_id: attachmentId });
		}
	}
	return { ...input, parts };
}
