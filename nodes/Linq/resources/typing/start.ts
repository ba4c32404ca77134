import type { IDataObject } from 'n8n-workflow';

import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toDoneItem } from '../../items/done';
import { typingRefusal } from './refusal';

/** The output for a chat in which nobody can see it (api-v3 §d.5). */
function unseen({ id: chatId, service }: IDataObject): IDataObject | undefined {
	if (service !== 'RCS' && service !== 'SMS') return undefined;
	const reason = `Nobody sees it: typing shows on iMessage only, and this chat is on ${service}`;
	return { success: false, reason, chatId };
}

/** POST /v3/chats/{chatId}/typing (api-v3 §b). */
export const start = defineOperation({
	value: 'start',
	name: 'Start',
	action: 'Start the typing indicator',
	description:
		'Show that you are typing, for up to 85 seconds. Only seen in an iMessage chat that was active in the last 5 minutes. Sending a message ends it.',

	fields: { chatId: chat },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'POST', path: linqPath`/v3/chats/${chatId}/typing` }),
	output: toDoneItem,
	// Linq takes the request for a chat on RCS or SMS, too, and shows nothing there.
	followUp: {
		request: (_, { chatId }) => ({ method: 'GET', path: linqPath`/v3/chats/${chatId}` }),
		output: (done, outcome) => ('body' in outcome && unseen(outcome.body)) || done,
	},
	onRefusal: typingRefusal,
});
