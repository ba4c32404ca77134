import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';

/** A voice memo that was just sent (api-v3 §b, voicememo). */
export function toVoiceMemoItem(memo: IDataObject): IDataObject {
	const audio = asRecord(memo.voice_memo);
	return {
		chatId: asRecord(memo.chat).id,
		messageId: memo.id,
		status: memo.status,
		service: memo.service,
		from: memo.from,
		to: Array.isArray(memo.to) ? memo.to.join(', ') : undefined,
		fileName: audio.filename,
		url: audio.url,
		durationMs: audio.duration_ms,
		createdAt: memo.created_at,
	};
}
