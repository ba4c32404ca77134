import { defineOperation } from '../../engine/defineOperation';
import { fromMenu, optionalField } from '../../../shared/fields/field';
import { shownFor } from '../../../shared/fields/shown';
import { chosenFiles } from '../../engine/itemFiles';
import { binaryFields, FILES_OF_THE_ITEM } from '../../fields/binary';
import { linqPath } from '../../../shared/linq/request';
import { toAttachmentItem } from '../../items/attachment';

const source = optionalField(
	fromMenu({
		displayName: 'Source',
		type: 'options',
		options: FILES_OF_THE_ITEM,
		default: 'binary',
		description: 'Which files to upload; each becomes an output item',
	}),
);

/** The pre-signed flow of api-v3 §d.4, then GET /v3/attachments/{attachmentId}. */
export const upload = defineOperation({
	value: 'upload',
	name: 'Upload',
	action: 'Upload an attachment',
	description:
		'Upload a file of up to 100 MB, to send it in any number of messages by its attachment ID',

	fields: { source, ...shownFor({ source: ['binary'] }, { binaryPropertyName: binaryFields }) },
	check: ({ source: chosen, binaryPropertyName }, _, { fileNames }) => ({
		files: chosen === 'binary' ? chosenFiles(binaryPropertyName, fileNames) : fileNames,
		attachmentIds: [] as string[],
	}),

	binaries: ({ files }) => files.map((propertyName) => ({ propertyName })),
	prepare: async ({ files }, uploads) => {
		const attachmentIds: string[] = [];
		for (const file of files) attachmentIds.push((await uploads.upload(file)).attachmentId);
		return { files, attachmentIds };
	},
	split: ({ files, attachmentIds }) => attachmentIds.map((id) => ({ files, attachmentIds: [id] })),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ attachmentIds: [attachmentId] }) => ({
		method: 'GET',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	holds: { id: 'id' },
	output: toAttachmentItem,
});
