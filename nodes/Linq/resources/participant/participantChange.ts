import type { IHttpRequestMethods } from 'n8n-workflow';
import { z } from 'zod';

import { defineOperation, type Operation, type OperationSpec } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { chatField, chatInput } from '../../fields/chat';
import { done } from '../../fields/chatAction';
import { handleField, handleInput } from '../../fields/handle';
import { optionsField, optionsInput } from '../../fields/options';

interface ParticipantChange
	extends Pick<OperationSpec<never>, 'value' | 'name' | 'action' | 'description'> {
	method: IHttpRequestMethods;
}

const input = z.object({ chatId: chatInput, handle: handleInput, options: optionsInput });

/** Add and remove differ in the method alone; both have a JSON body (api-v3 §b, participants). */
export function participantChange({ method, ...spec }: ParticipantChange): Operation {
	return defineOperation<z.infer<typeof input>>({
		...spec,
		fields: [chatField, handleField, optionsField()],
		input,
		repeat: 'once',
		lane: ({ chatId }) => chatId,
		request: ({ chatId, handle }) => ({
			method,
			path: linqPath`/v3/chats/${chatId}/participants`,
			body: { handle },
		}),
		output: (body, { chatId, handle }) => ({ ...done(chatId, body), handle }),
	});
}
