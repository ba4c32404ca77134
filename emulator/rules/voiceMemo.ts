import { refusal } from '../http/errors';
import { isUuid, optionalString, type JsonObject } from '../http/read';
import type { Attachment } from '../state/types';
import type { World } from '../world';
import { downloaded, storedAttachment } from './media';
import { filenameOf, isVoiceMemoType, typeOf } from './mediaTypes';

function checkType(contentType: string | undefined): void {
	if (contentType !== undefined && isVoiceMemoType(contentType)) return;
	throw refusal(5004, 'A voice memo must be MP3, M4A, AAC, CAF, WAV, AIFF or AMR audio');
}

/**
 * The audio of a voice memo: exactly one of `voice_memo_url` and `attachment_id` (facts §b). What
 * comes back makes the attachment, once every other rule has allowed the send.
 */
export function checkVoiceMemo(world: World, body: JsonObject): () => Attachment {
	const url = optionalString(body, 'voice_memo_url');
	const attachmentId = optionalString(body, 'attachment_id');
	if (!url && !attachmentId) throw refusal(1001, 'voice_memo_url or attachment_id is required');
	if (url && attachmentId) {
		throw refusal(1005, 'Only one of voice_memo_url and attachment_id may be given');
	}
	if (attachmentId && !isUuid(attachmentId)) {
		throw refusal(1005, 'attachment_id must be a valid UUID');
	}
	const stored = storedAttachment(world, { url, attachmentId: attachmentId?.toLowerCase() });
	if (stored) {
		checkType(stored.contentType);
		return () => stored;
	}
	if (!url || !url.startsWith('https://') || !URL.canParse(url)) {
		throw refusal(1005, 'voice_memo_url must be an HTTPS URL');
	}
	// A URL whose name says nothing is taken for audio: the emulator fetches nothing.
	if (/\.[a-z0-9]{1,5}$/i.test(filenameOf(url))) checkType(typeOf(filenameOf(url)));
	return () => downloaded(world, url, 'audio/x-m4a');
}
