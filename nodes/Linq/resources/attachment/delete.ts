import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { attachment } from '../../fields/attachment';

/** DELETE /v3/attachments/{attachmentId} (api-v3 §b). */
export const deleteAttachment = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete an attachment',
	description:
		'Delete a file for good. Messages that were sent with it stay, but lose the file at Linq.',

	fields: { attachmentId: attachment },

	repeat: 'idempotent',
	lane: 'attachmentId',
	request: ({ attachmentId }) => ({
		method: 'DELETE',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	output: (_, { attachmentId }) => ({ deleted: true, attachmentId }),
});
