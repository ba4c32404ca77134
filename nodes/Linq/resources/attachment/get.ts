import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { attachmentField, attachmentInput } from '../../fields/attachment';
import { optionsField, optionsInput } from '../../fields/options';
import { describeAttachment } from './record';

/** GET /v3/attachments/{attachmentId} (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get an attachment',
	description: 'Get the name, type and size of a file, and a fresh address to download it from',

	fields: [attachmentField, optionsField()],
	input: z.object({ attachmentId: attachmentInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ attachmentId }) => ({
		method: 'GET',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	holds: { id: 'id' },
	output: describeAttachment,
});
