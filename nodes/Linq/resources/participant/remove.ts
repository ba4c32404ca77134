import { participantChange } from './participantChange';

/** DELETE /v3/chats/{chatId}/participants (api-v3 §b). */
export const remove = participantChange({
	value: 'remove',
	name: 'Remove',
	action: 'Remove a participant from a group',
	description:
		'Remove a person from a group in which 3 or more remain. Linq does it a little later: Linq Trigger reports it as Participant Removed.',

	method: 'DELETE',
});
