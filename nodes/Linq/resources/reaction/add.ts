import { reactionChange } from './reactionChange';

/** POST /v3/messages/{messageId}/reactions (api-v3 §b). */
export const add = reactionChange({
	value: 'add',
	name: 'Add',
	action: 'Add a reaction to a message',
	description: 'React to a message with a tapback or an emoji. Works on iMessage and RCS.',
});
