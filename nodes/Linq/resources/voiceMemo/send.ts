import { z } from 'zod';

import { asRecord } from '../../../shared/json';
import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { chatField, chatInput } from '../../fields/chat';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyVoiceMemo } from './record';
import { audioFields, audioInput, voiceMemoType } from './audio';

const input = z
	.object({ chatId: chatInput, simplify: simplifyInput, options: optionsInput })
	.and(audioInput);

/** POST /v3/chats/{chatId}/voicememo (api-v3 §b). */
export const send = defineOperation<z.infer<typeof input>>({
	value: 'send',
	name: 'Send',
	action: 'Send a voice memo',
	description:
		'Send audio that plays inside the chat, as a recorded voice memo does. Outside iMessage it arrives as an audio file.',

	fields: [chatField, ...audioFields, simplifyField, optionsField()],
	input,
	binaries: (memo) =>
		memo.audioSource === 'binary'
			? [{ propertyName: memo.binaryPropertyName, contentType: voiceMemoType }]
			: [],
	prepare: async (memo, uploads) => {
		if (memo.audioSource !== 'binary') return memo;
		const attachmentId = await uploads.attachmentId(memo.binaryPropertyName);
		return { ...memo, audioSource: 'attachmentId', attachmentId };
	},

	repeat: 'once',
	lane: ({ chatId }) => chatId,
	request: (memo) => ({
		method: 'POST',
		path: linqPath`/v3/chats/${memo.chatId}/voicememo`,
		body:
			memo.audioSource === 'url'
				? { voice_memo_url: memo.audioUrl }
				: { attachment_id: memo.audioSource === 'attachmentId' ? memo.attachmentId : '' },
	}),
	holds: { id: 'voice_memo.id' },
	output: (sent, { simplify }) => {
		const memo = asRecord(sent.voice_memo);
		return simplify ? simplifyVoiceMemo(memo) : memo;
	},
});
