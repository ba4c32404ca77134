import type { Resource } from '../../engine/registry';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const contactCard: Resource = {
	value: 'contactCard',
	name: 'Contact Card',
	operations: [create, getAll, update],
};
