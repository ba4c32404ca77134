import { field } from '../../shared/fields/field';
import { EXAMPLE_ID, idSchema } from '../../shared/fields/uuid';

/** A file that is at Linq already. */
export const attachment = field({
	property: {
		displayName: 'Attachment ID',
		type: 'string',
		default: '={{ $json.attachmentId }}',
		required: true,
		placeholder: `e.g. ${EXAMPLE_ID}`,
		description:
			'The file to work on. By default the attachmentId of the incoming item. After Linq Trigger, drag in that of one of its attachments.',
	},
	schema: idSchema(
		'an attachment ID',
		'enter an attachment ID, such as the attachmentId that Attachment: Upload gives, or after Linq Trigger {{ $json.attachments[0].attachmentId }}',
	),
});
