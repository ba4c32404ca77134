import { reactionChange } from './reactionChange';

/** POST /v3/messages/{messageId}/reactions (api-v3 §b). */
export const remove = reactionChange({
	value: 'remove',
	name: 'Remove',
	action: 'Remove a reaction from a message',
	description: 'Take back a reaction of yours',
});
