import { defineOperation } from '../../engine/defineOperation';
import { asRecord } from '../../../shared/json';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { audioFields, audioOf, voiceMemoType, type Audio } from './audio';
import { toVoiceMemoItem } from '../../items/voiceMemo';

function bodyOf(audio: Audio) {
	if ('url' in audio) return { voice_memo_url: audio.url };
	// By the time a request is built, `prepare` has replaced the binary field.
	return { attachment_id: 'attachmentId' in audio ? audio.attachmentId : '' };
}

/** POST /v3/chats/{chatId}/voicememo (api-v3 §b). */
export const send = defineOperation({
	value: 'send',
	name: 'Send',
	action: 'Send a voice memo',
	description:
		'Send audio that plays inside the chat, as a recorded voice memo does. Outside iMessage it arrives as an audio file.',

	fields: { chatId: chat, ...audioFields },
	check: ({ chatId, ...values }, refuse, item) => ({
		chatId,
		audio: audioOf(values, refuse, item),
	}),

	binaries: ({ audio }) =>
		'binaryPropertyName' in audio
			? [{ propertyName: audio.binaryPropertyName, contentType: voiceMemoType }]
			: [],
	prepare: async ({ chatId, audio }, uploads) => ({
		chatId,
		audio:
			'binaryPropertyName' in audio
				? { attachmentId: (await uploads.upload(audio.binaryPropertyName)).attachmentId }
				: audio,
	}),

	isMessage: true,
	repeat: 'once',
	changes: 'none',
	lane: 'chatId',
	request: ({ chatId, audio }) => ({
		method: 'POST',
		path: linqPath`/v3/chats/${chatId}/voicememo`,
		body: bodyOf(audio),
	}),
	holds: { id: 'voice_memo.id' },
	output: (sent) => asRecord(sent.voice_memo),
	simplify: toVoiceMemoItem,
});
