import type { Resource } from '../../engine/registry';
import { add } from './add';
import { remove } from './remove';

export const participant: Resource = {
	value: 'participant',
	name: 'Participant',
	operations: [add, remove],
};
