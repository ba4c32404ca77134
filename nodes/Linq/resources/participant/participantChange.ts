import type { IHttpRequestMethods } from 'n8n-workflow';

import { defineOperation } from '../../engine/defineOperation';
import type { OperationTexts } from '../../engine/operation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { handle } from '../../fields/handle';
import { toDoneItem } from '../../items/done';

const NO_GROUP = {
	title: 'Only groups have participants that can change',
	next: 'Pick a group of 3 or more people.',
	quotesLinq: true,
};

interface ParticipantChange extends OperationTexts {
	method: IHttpRequestMethods;
}

/** Add and remove differ in the method alone; both have a JSON body (api-v3 §b, participants). */
export function participantChange({ method, ...texts }: ParticipantChange) {
	return defineOperation({
		...texts,
		fields: { chatId: chat, handle },

		repeat: 'once',
		changes: (input) => `membership of ${input.handle} in chat ${input.chatId}`,
		lane: 'chatId',
		meanings: { 1003: NO_GROUP },
		request: (input) => ({
			method,
			path: linqPath`/v3/chats/${input.chatId}/participants`,
			body: { handle: input.handle },
		}),
		output: (body, input) => ({ handle: input.handle, ...toDoneItem(body, input) }),
	});
}
