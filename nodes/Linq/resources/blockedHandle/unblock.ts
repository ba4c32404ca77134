import { defineOperation } from '../../engine/defineOperation';
import { sender } from './sender';

/** DELETE /v3/blocked_handles, with a JSON body (api-v3 §b). */
export const unblock = defineOperation({
	value: 'unblock',
	name: 'Unblock',
	action: 'Unblock a handle',
	description: 'Let a person write to your lines again, and send to them again',

	fields: { handle: sender },

	repeat: 'idempotent',
	lane: 'handle',
	request: (input) => ({
		method: 'DELETE',
		path: '/v3/blocked_handles',
		body: { handle: input.handle },
	}),
	output: (_, { handle }) => ({ unblocked: true, handle }),
});
