import { type ApiResponse, type Call, type Endpoint, noContent, ok } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { checkBlockable } from '../rules/handles';
import type { BlockedHandle } from '../state/types';
import { optionalString, requiredString } from '../values';

function view({ handle, blockedAt, reason }: BlockedHandle) {
	return { handle, blocked_at: blockedAt, ...(reason === null ? {} : { reason }) };
}

/** Newest first, all in one response (api-v3 §b, blocked_handles). */
function list({ world }: Call): ApiResponse {
	return ok({ blocked_handles: [...world.store.blocked.values()].reverse().map(view) });
}

/** Blocks a handle; one that is blocked already keeps its entry. */
function block(call: Call): ApiResponse {
	const { store, clock } = call.world;
	const body = bodyOf(call);
	const handle = requiredString(body, 'handle');
	const reason = optionalString(body, 'reason') ?? null;
	checkBlockable(handle);
	const blocked = store.blocked.get(handle) ?? { handle, blockedAt: clock.iso(), reason };
	store.blocked.set(handle, blocked);
	return ok({ blocked_handle: view(blocked) });
}

/** Unblocks a handle. What happens to one that is not blocked is not documented: nothing, here. */
function unblock(call: Call): ApiResponse {
	call.world.store.blocked.delete(requiredString(bodyOf(call), 'handle'));
	return noContent();
}

/** Blocked handles (api-v3 §b); DELETE has a JSON body too. */
export const blockedHandles: Endpoint[] = [
	{ method: 'GET', path: '/v3/blocked_handles', respond: list },
	{ method: 'POST', path: '/v3/blocked_handles', respond: block },
	{ method: 'DELETE', path: '/v3/blocked_handles', respond: unblock },
];
