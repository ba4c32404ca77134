import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { attachment } from '../../fields/attachment';
import { toAttachmentItem } from '../../items/attachment';

/** GET /v3/attachments/{attachmentId} (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get an attachment',
	description: 'Get the name, type and size of a file, and a fresh address to download it from',

	fields: { attachmentId: attachment },

	repeat: 'idempotent',
	lane: 'none',
	request: ({ attachmentId }) => ({
		method: 'GET',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	holds: { id: 'id' },
	output: toAttachmentItem,
});
