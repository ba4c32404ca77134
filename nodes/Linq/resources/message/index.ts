import type { Resource } from '../../engine/registry';
import { deleteMessage } from './delete';
import { edit } from './edit';
import { get } from './get';
import { getAll } from './getAll';
import { getThread } from './getThread';
import { send } from './send';
import { sendAndWait } from './sendAndWait';
import { sendToGroup } from './sendToGroup';
import { updateAppCard } from './updateAppCard';

export const message: Resource = {
	value: 'message',
	name: 'Message',
	operations: [
		send,
		sendAndWait,
		sendToGroup,
		edit,
		getAll,
		get,
		getThread,
		updateAppCard,
		deleteMessage,
	],
};
