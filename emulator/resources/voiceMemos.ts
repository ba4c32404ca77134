import { type Answer, type Call, type Endpoint } from '../http/endpoint';
import { bodyOf, optionalBoolean } from '../http/read';
import { send } from '../life/sending';
import { openChatOf } from '../rules/chatState';
import { checkRateLimit } from '../rules/rateLimit';
import { checkOptOut } from '../rules/sendable';
import { checkVoiceMemo } from '../rules/voiceMemo';
import { recipientsOf } from '../state/chatIndex';
import { downloadUrl } from '../storage/presign';

/** Sends audio as a voice memo bubble; the answer has `voice_memo` twice (facts §b). */
function sendVoiceMemo(call: Call): Answer {
	const { world, traceId } = call;
	const chat = openChatOf(call);
	const body = bodyOf(call);
	const audio = checkVoiceMemo(world, body);
	const people = recipientsOf(chat);
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

/** Voice memos (facts §b). */
export const voiceMemos: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/voicememo', answer: sendVoiceMemo },
];
