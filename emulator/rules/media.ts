import { refusal } from '../refusal';
import { newId } from '../state/ids';
import type { Attachment, Part } from '../state/types';
import { attachmentIdOf } from '../storage/presign';
import type { World } from '../world';
import { filenameOf, typeOf } from './mediaTypes';
import type { DraftMediaPart, DraftPart } from './parts';

/** An attachment that can be sent: 404/2003 if unknown, 404/2007 if not uploaded (api-v3 §d.4). */
function readyAttachment(world: World, id: string): Attachment {
	const attachment = world.store.attachments.get(id);
	if (!attachment) throw refusal(2003);
	if (!attachment.bytes || attachment.readyAt > world.clock.now()) throw refusal(2007);
	return attachment;
}

/** The attachment a media part or a voice memo names, by id or by one of our own URLs, if any. */
export function storedAttachment(
	world: World,
	source: Omit<DraftMediaPart, 'type'>,
): Attachment | undefined {
	const id = source.attachmentId ?? attachmentIdOf(world, source.url ?? '');
	return id === undefined ? undefined : readyAttachment(world, id);
}

function checkFetchable(url: string): void {
	const filename = filenameOf(url);
	// Linq looks at what it downloaded. The emulator fetches nothing and has only the name to go by.
	if (/\.[a-z0-9]{1,5}$/i.test(filename) && !typeOf(filename)) {
		throw refusal(5004, `${filename} is not a supported file type`);
	}
}

/** Refuses media that cannot be sent; changes nothing. */
export function checkMedia(world: World, parts: readonly DraftPart[]): void {
	for (const part of parts) {
		if (part.type !== 'media' || storedAttachment(world, part)) continue;
		checkFetchable(part.url ?? '');
	}
}

/** Adds a file to the account, with its bytes. */
export function addFile(
	world: World,
	file: Pick<Attachment, 'filename' | 'contentType' | 'source'> & { bytes: Buffer },
): Attachment {
	const attachment: Attachment = {
		id: newId(),
		...file,
		sizeBytes: file.bytes.length,
		createdAt: world.clock.iso(),
		readyAt: world.clock.now(),
		uploadExpiresAt: world.clock.now(),
	};
	world.store.attachments.set(attachment.id, attachment);
	return attachment;
}

/** Stands for the download of a public URL: an attachment with bytes of our own. */
export function downloaded(world: World, url: string, fallbackType: string): Attachment {
	const filename = filenameOf(url);
	return addFile(world, {
		filename,
		source: url,
		contentType: typeOf(filename) ?? fallbackType,
		bytes: Buffer.from(`The emulator fetched nothing from ${url}\n`),
	});
}

/** Turns checked parts into those of a message. */
export function materialise(world: World, parts: readonly DraftPart[]): Part[] {
	return parts.map((part) => {
		if (part.type !== 'media') return part;
		const attachment =
			storedAttachment(world, part) ?? downloaded(world, part.url ?? '', 'image/jpeg');
		return { type: 'media', attachmentId: attachment.id, reactions: [] };
	});
}
