import type { Resource } from '../../registry';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const chat: Resource = {
	value: 'chat',
	name: 'Chat',
	operations: [create, get, getAll],
	defaultOperation: 'create',
};
