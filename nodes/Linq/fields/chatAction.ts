import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { z } from 'zod';

import type { LinqFailure } from '../../shared/errors';
import { defineOperation, type Operation, type OperationSpec } from '../../shared/operation';
import type { RepeatRule } from '../../shared/retry';
import { chatField, chatInput } from './chat';
import { optionsField, optionsInput } from './options';

interface ChatAction
	extends Pick<OperationSpec<never>, 'value' | 'name' | 'action' | 'description'> {
	repeat: RepeatRule;
	method: IHttpRequestMethods;
	path: (chatId: string) => string;
	tolerate?: (failure: LinqFailure, chatId: string) => IDataObject | undefined;
}

const input = z.object({ chatId: chatInput, options: optionsInput });

/** An operation that needs nothing but a chat, and whose answer says nothing but "done". */
export function chatAction({ method, path, tolerate, ...spec }: ChatAction): Operation {
	return defineOperation<z.infer<typeof input>>({
		...spec,
		fields: [chatField, optionsField()],
		input,
		lane: ({ chatId }) => chatId,
		request: ({ chatId }) => ({ method, path: path(chatId) }),
		output: (body, { chatId }) => done(chatId, body),
		tolerate: tolerate && ((failure, { chatId }) => tolerate(failure, chatId)),
	});
}

/** What comes of a 204, or of an answer that only says that the work is queued (api-v3 §b, Accepted). */
export function done(chatId: string, { status, message }: IDataObject): IDataObject {
	return { success: true, chatId, ...(status !== undefined && { status, message }) };
}
