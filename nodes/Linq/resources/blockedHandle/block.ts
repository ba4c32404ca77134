import { z } from 'zod';

import { asRecord } from '../../../shared/json';
import { defineOperation } from '../../engine/defineOperation';
import { optionalField } from '../../../shared/fields/field';
import { toBlockedHandleItem } from '../../items/blockedHandle';
import { sender } from './sender';

const reason = optionalField({
	property: {
		displayName: 'Reason',
		type: 'string',
		default: '',
		placeholder: 'e.g. Spam',
		description: 'A note for yourself. The person does not see it.',
	},
	schema: () => z.string().trim(),
});

/** POST /v3/blocked_handles (api-v3 §b); a second time gives the entry that is there. */
export const block = defineOperation({
	value: 'block',
	name: 'Block',
	action: 'Block a handle',
	description:
		'Refuse messages from a person on all your lines. Linq also refuses to send to them, except in groups.',

	fields: { handle: sender, reason },

	repeat: 'idempotent',
	lane: 'handle',
	request: (input) => ({
		method: 'POST',
		path: '/v3/blocked_handles',
		body: { handle: input.handle, ...(input.reason && { reason: input.reason }) },
	}),
	holds: { id: 'blocked_handle.handle' },
	output: (body) => toBlockedHandleItem(asRecord(body.blocked_handle)),
});
