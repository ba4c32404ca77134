import type { IDataObject } from 'n8n-workflow';

/**
 * The fields of an item, in the order in which n8n shows them: the words and the people first, IDs
 * and times last. Names are the package's public contract.
 */
const FIELDS = [
	'text',
	'from',
	'to',
	'attachments',
	'reaction',
	'displayName',
	'participants',
	'participant',
	'participantIsMe',
	'oldValue',
	'newValue',
	'errorCode',
	'reason',
	'event',
	'direction',
	'isGroup',
	'line',
	'service',
	'optOut',
	'effect',
	'status',
	'previousStatus',
	'reputation',
	'previousReputation',
	'partIndex',
	'stickerUrl',
	'data',
	'chatInput',
	'sessionId',
	'chatId',
	'messageId',
	'replyToMessageId',
	'eventId',
	'createdAt',
	'deliveredAt',
	'readAt',
	'editedAt',
	'endsAt',
] as const;

/** What is known of an event; fields that it does not have are undefined. */
export type EventItem = Partial<Record<(typeof FIELDS)[number], IDataObject[string]>>;

/** The item in the order above, without the fields that the event does not have. */
export function toItem(known: EventItem): IDataObject {
	const item: IDataObject = {};
	for (const name of FIELDS) {
		const value = known[name];
		if (value !== undefined) item[name] = value;
	}
	return item;
}
