import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { chatField, chatInput } from '../../fields/chat';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyChat } from '../../records';

/** GET /v3/chats/{chatId} (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a chat',
	description: 'Get one chat with its participants',

	fields: [chatField, simplifyField, optionsField()],
	input: z.object({ chatId: chatInput, simplify: simplifyInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: ({ chatId }) => chatId,
	request: ({ chatId }) => ({ method: 'GET', path: linqPath`/v3/chats/${chatId}` }),
	holds: { id: 'id' },
	output: (chat, { simplify }) => (simplify ? simplifyChat(chat) : chat),
});
