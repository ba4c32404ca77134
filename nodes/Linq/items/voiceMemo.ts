import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';

/** A voice memo that was just sent (api-v3 §b, voicememo). */
export function toVoiceMemoItem(memo: IDataObject): IDataObject {
	const audio = asRecord(memo.voice_memo);
	return {
		from: memo.from,
		to: Array.isArray(memo.to) ? memo.to.join(', ') : undefined,
		service: memo.service,
		deliveryStatus: memo.status,
		fileName: audio.filename,
		durationMs: audio.duration_ms,
		url: audio.url,
		chatId: asRecord(memo.chat).id,
		messageId: memo.id,
		createdAt: memo.created_at,
	};
}
