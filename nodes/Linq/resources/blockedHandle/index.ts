import type { Resource } from '../../engine/registry';
import { block } from './block';
import { getAll } from './getAll';
import { unblock } from './unblock';

export const blockedHandle: Resource = {
	value: 'blockedHandle',
	name: 'Blocked Handle',
	operations: [block, unblock, getAll],
};
