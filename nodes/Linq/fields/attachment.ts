import type { INodeProperties } from 'n8n-workflow';

import { idInput } from './uuid';

/** A file that is at Linq already. */
export const attachmentField: INodeProperties = {
	displayName: 'Attachment ID',
	name: 'attachmentId',
	type: 'string',
	default: '={{ $json.attachmentId }}',
	required: true,
	placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
	description: 'The file to work on. By default the attachmentId of the incoming item.',
};

export const attachmentInput = idInput(
	'an attachment ID',
	'enter an attachment ID, such as the attachmentId that Attachment: Upload gives',
);
