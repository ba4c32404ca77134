import type { Resource } from '../../engine/registry';
import { getAll } from './getAll';
import { getAvailable } from './getAvailable';
import { update } from './update';

export const phoneNumber: Resource = {
	value: 'phoneNumber',
	name: 'Phone Number',
	operations: [getAll, getAvailable, update],
};
