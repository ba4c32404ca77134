import { z } from 'zod';

import { checkRecipients, parseHandleList, parsePhone, samePeople } from '../../../shared/handles';
import { asRecord } from '../../../shared/json';
import { checkFirstMessage } from '../../../shared/message/rules';
import { defineOperation } from '../../../shared/operation';
import { composeParts, composerShape, messageCall, messageContent } from '../../composer/compose';
import { binariesOf, uploadBinaries } from '../../composer/draft';
import { firstMessageFields } from '../../composer/fields';
import { effectOption, effectSetting } from '../../fields/effect';
import { optionsField, SEND_OPTIONS, sendSettings } from '../../fields/options';
import { fromField, toField } from '../../fields/recipients';
import { locatorInput } from '../../fields/locator';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyCreatedChat } from '../../records';

/** POST /v3/chats (api-v3 §b, §d). */
export const create = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a chat',
	description: 'Start a chat with one or more people by sending its first message',

	fields: [
		fromField,
		toField,
		...firstMessageFields,
		simplifyField,
		optionsField([...SEND_OPTIONS, effectOption]),
	],
	input: z
		.object({
			from: locatorInput(z.unknown().transform(parsePhone)),
			to: z.unknown().transform(parseHandleList),
			...composerShape,
			simplify: simplifyInput,
			options: z.object({ ...sendSettings, effect: effectSetting }).default({}),
		})
		.transform((values) => {
			const parts = composeParts(values);
			checkRecipients(values.to, values.from);
			checkFirstMessage(parts);
			return { ...values, parts };
		}),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: async (input, uploads) => await uploadBinaries(input, uploads),

	repeat: 'keyed',
	lane: ({ from, to }) => `${from} ${samePeople(to)}`,
	request: ({ from, to, parts, options }, key) => ({
		path: '/v3/chats',
		...messageCall(messageContent(parts, options, key), { from, to }),
	}),
	holds: { id: 'chat.message.id' },
	output: (created, { simplify }) => {
		const chat = asRecord(created.chat);
		return simplify ? simplifyCreatedChat(chat) : chat;
	},
});
