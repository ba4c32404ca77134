import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { withProperty } from '../../../shared/fields/shown';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { chosenFile } from '../../engine/itemFiles';
import { linqContentType } from '../../engine/fileTypes';
import { InputError } from '../../../shared/InputError';
import { binaryField } from '../../fields/binary';
import { optionalUrl } from '../../fields/text';
import { updateFields } from '../../fields/updateFields';
import { toDoneItem } from '../../items/done';

const groupFields = {
	displayName: field({
		property: {
			displayName: 'Display Name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Launch team',
			description: 'New name of the group',
		},
		schema: () => z.string().trim(),
	}),
	groupChatIcon: field({
		property: {
			displayName: 'Group Chat Icon',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/icon.png',
			description: 'Public https address of the new picture of the group',
		},
		schema: optionalUrl,
	}),
	groupChatIconFile: withProperty(binaryField, {
		displayName: 'Group Chat Icon From File',
		description:
			'The name of the binary field that holds the new picture of the group. Used instead of an address.',
	}),
};

/** @throws InputError for a file that is no picture */
function imageType(mimeType: string | undefined, fileName: string): string {
	const type = linqContentType(mimeType, fileName);
	if (type.startsWith('image/')) return type;
	throw new InputError(
		`The file "${fileName}" is not a picture`,
		'The icon of a group is a picture, such as a PNG or a JPEG.',
	);
}

/** PUT /v3/chats/{chatId} (api-v3 §b). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a group chat',
	description:
		'Change the name or icon of a group chat. Linq does it a little later: Linq Trigger reports the outcome as an event.',

	fields: {
		chatId: chat,
		updateFields: updateFields(groupFields, ({ displayName, groupChatIcon, groupChatIconFile }) =>
			Boolean(displayName || groupChatIcon || groupChatIconFile),
		),
	},
	check: (
		{ chatId, updateFields: { displayName, groupChatIcon: icon, groupChatIconFile } },
		_,
		item,
	) => ({
		chatId,
		displayName,
		icon,
		iconFile: groupChatIconFile && chosenFile(groupChatIconFile, item.fileNames),
	}),

	binaries: ({ iconFile }) =>
		iconFile === undefined ? [] : [{ propertyName: iconFile, contentType: imageType }],
	prepare: async (input, uploads) =>
		input.iconFile === undefined
			? input
			: { ...input, icon: (await uploads.upload(input.iconFile)).downloadUrl },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId, displayName, icon }) => ({
		method: 'PUT',
		path: linqPath`/v3/chats/${chatId}`,
		body: {
			...(displayName && { display_name: displayName }),
			...(icon && { group_chat_icon: icon }),
		},
	}),
	output: toDoneItem,
});
