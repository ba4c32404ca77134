import { participantChange } from './participantChange';

/** POST /v3/chats/{chatId}/participants (api-v3 §b). */
export const add = participantChange({
	value: 'add',
	name: 'Add',
	action: 'Add a participant to a group',
	description:
		'Add a person to a group of 3 or more. The person must be able to use the service of the group. Linq does it a little later: Linq Trigger reports it as Participant Added.',

	method: 'POST',
});
