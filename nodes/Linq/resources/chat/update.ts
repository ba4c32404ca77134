import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../../shared/fields/chat';
import { optionalUrl } from '../../fields/text';
import { updateFields } from '../../fields/updateFields';
import { toDoneItem } from '../../../shared/items/chat';

const groupFields = {
	displayName: field({
		property: {
			displayName: 'Display Name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Launch team',
			description: 'New name of the group',
		},
		schema: z.string().trim(),
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
};

/** PUT /v3/chats/{chatId} (api-v3 §b). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a group chat',
	description:
		'Change the name or icon of a group chat. Linq does it a little later: Linq Trigger reports the outcome as an event.',

	fields: {
		chatId: chat,
		updateFields: updateFields(groupFields, ({ displayName, groupChatIcon }) =>
			Boolean(displayName || groupChatIcon),
		),
	},

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId, updateFields: { displayName, groupChatIcon } }) => ({
		method: 'PUT',
		path: linqPath`/v3/chats/${chatId}`,
		body: {
			...(displayName && { display_name: displayName }),
			...(groupChatIcon && { group_chat_icon: groupChatIcon }),
		},
	}),
	output: toDoneItem,
});
