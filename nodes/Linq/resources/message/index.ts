import type { Resource } from '../../registry';
import { getAll } from './getAll';
import { send } from './send';

export const message: Resource = {
	value: 'message',
	name: 'Message',
	operations: [getAll, send],
	defaultOperation: 'send',
};
