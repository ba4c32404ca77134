import type { ApiResponse, Call, Endpoint } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { send } from '../life/sending';
import { refusal } from '../refusal';
import { downloaded, storedAttachment } from '../rules/media';
import { filenameOf, isVoiceMemoType, typeOf } from '../rules/mediaTypes';
import { checkRateLimit } from '../rules/rateLimit';
import { checkNotBlocked, checkOptOut } from '../rules/sendable';
import { recipientsOf } from '../state/chatIndex';
import type { Attachment } from '../state/types';
import { downloadUrl } from '../storage/presign';
import { isUuid, optionalString, type JsonObject, optionalBoolean } from '../values';
import type { World } from '../world';
import { openChatOf } from './lookup';

function checkType(contentType: string | undefined): void {
	if (contentType !== undefined && isVoiceMemoType(contentType)) return;
	throw refusal(5004, 'A voice memo must be MP3, M4A, AAC, CAF, WAV, AIFF or AMR audio');
}

/**
 * The audio of a voice memo: exactly one of `voice_memo_url` and `attachment_id` (api-v3 §b). What
 * comes back makes the attachment, once every other rule has allowed the send.
 */
function checkVoiceMemo(world: World, body: JsonObject): () => Attachment {
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

/** Sends audio as a voice memo bubble; the response has `voice_memo` twice (api-v3 §b). */
function sendVoiceMemo(call: Call): ApiResponse {
	const { world, traceId } = call;
	const chat = openChatOf(call);
	const body = bodyOf(call);
	const audio = checkVoiceMemo(world, body);
	const people = recipientsOf(chat);
	checkNotBlocked(world, people);
	checkOptOut(world, people, optionalBoolean(body, 'override_optout') ?? false);
	checkRateLimit(world, chat.line, people);

	const attachment = audio();
	const message = send(
		world,
		chat,
		{
			parts: [{ type: 'media', attachmentId: attachment.id, reactions: [] }],
			effect: null,
			idempotencyKey: null,
			preferredService: null,
			replyTo: null,
		},
		traceId,
		'voice_memo',
	);
	const voiceMemo = {
		id: message.id,
		chat: {
			id: chat.id,
			handles: chat.handles,
			is_active: true,
			is_group: chat.isGroup,
			service: chat.service,
		},
		created_at: message.createdAt,
		from: chat.line,
		status: 'queued',
		to: people,
		voice_memo: {
			id: attachment.id,
			filename: attachment.filename,
			mime_type: attachment.contentType,
			size_bytes: attachment.sizeBytes,
			url: downloadUrl(world, attachment),
			// Nothing here listens to audio; 15 s is what the seed document shows.
			duration_ms: 15_000,
		},
		service: message.service,
	};
	return { status: 202, body: { voice_memo: voiceMemo } };
}

/** Voice memos (api-v3 §b). */
export const voiceMemos: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/voicememo', respond: sendVoiceMemo },
];
