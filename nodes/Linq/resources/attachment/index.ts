import type { Resource } from '../../engine/registry';
import { deleteAttachment } from './delete';
import { download } from './download';
import { get } from './get';
import { upload } from './upload';

export const attachment: Resource = {
	value: 'attachment',
	name: 'Attachment',
	operations: [upload, download, get, deleteAttachment],
};
