import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { asList } from '../../shared/json';
import { linqPath } from '../../shared/linq/request';
import { chat } from '../../shared/fields/chat';
import { toMessageItem } from '../../shared/items/message';
import { searchPages } from '../../shared/listSearch/searchPages';

/** Enough of a text to recognise a message. */
const EXCERPT_LENGTH = 60;

function labelOf(message: IDataObject): string {
	const { direction, text, attachments, createdAt } = toMessageItem(message);
	const [file] = asList(attachments);
	const excerpt = String(text || file?.fileName || 'No text').slice(0, EXCERPT_LENGTH);
	const arrow = direction === 'outbound' ? 'You' : 'They';
	return `${arrow}: ${excerpt} (${String(createdAt).slice(0, 16).replace('T', ' ')})`;
}

/** Fills the locator of messages with those of the chosen chat (api-v3 §b). */
export async function searchMessages(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const chosen = chat.schema.safeParse(this.getCurrentNodeParameter('chatId'));
	if (!chosen.success) {
		throw new NodeOperationError(this.getNode(), 'Choose a chat first', {
			description:
				'The list shows the messages of the chat above. An expression cannot be used here.',
		});
	}
	const path = linqPath`/v3/chats/${chosen.data}/messages`;
	return await searchPages(this, { path, key: 'messages', labelOf }, filter, paginationToken);
}
