import { asList } from '../../../shared/json';
import { defineOperation } from '../../engine/defineOperation';
import { toBlockedHandleItem } from '../../items/blockedHandle';

/** GET /v3/blocked_handles (api-v3 §b); the newest first, and not paged. */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many blocked handles',
	description: 'List who is blocked, the newest first',

	fields: {},

	repeat: 'idempotent',
	lane: 'none',
	request: () => ({ method: 'GET', path: '/v3/blocked_handles' }),
	holds: { records: 'blocked_handles' },
	output: ({ blocked_handles: handles }) => asList(handles).map(toBlockedHandleItem),
});
