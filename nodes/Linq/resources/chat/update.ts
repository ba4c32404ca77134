import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { chatField, chatInput } from '../../fields/chat';
import { done } from '../../fields/chatAction';
import { optionsField, optionsInput } from '../../fields/options';

const updateFieldsField: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'Display Name',
			name: 'displayName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Launch team',
			description: 'New name of the group',
		},
		{
			displayName: 'Group Chat Icon',
			name: 'groupChatIcon',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/icon.png',
			description: 'Public https address of the new picture of the group',
		},
	],
};

const updateFieldsInput = z
	.object({
		displayName: z.string().trim().optional(),
		groupChatIcon: z
			.string()
			.trim()
			.regex(/^(https:\/\/\S+)?$/i, 'enter a public address that starts with https://')
			.optional(),
	})
	.default({})
	.refine(
		({ displayName, groupChatIcon }) => displayName || groupChatIcon,
		'add at least one field and give it a value',
	);

/** PUT /v3/chats/{chatId} (api-v3 §b). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a group chat',
	description:
		'Change the name or icon of a group chat. Linq does it a little later: Linq Trigger reports the outcome as an event.',

	fields: [chatField, updateFieldsField, optionsField()],
	input: z.object({ chatId: chatInput, updateFields: updateFieldsInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: ({ chatId }) => chatId,
	request: ({ chatId, updateFields: { displayName, groupChatIcon } }) => ({
		method: 'PUT',
		path: linqPath`/v3/chats/${chatId}`,
		body: {
			...(displayName && { display_name: displayName }),
			...(groupChatIcon && { group_chat_icon: groupChatIcon }),
		},
	}),
	output: (body, { chatId }) => done(chatId, body),
});
