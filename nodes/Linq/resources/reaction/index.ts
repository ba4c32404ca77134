import type { Resource } from '../../engine/registry';
import { add } from './add';
import { remove } from './remove';

export const reaction: Resource = {
	value: 'reaction',
	name: 'Reaction',
	operations: [add, remove],
};
