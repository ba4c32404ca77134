import type { Resource } from '../../engine/registry';
import { start } from './start';
import { stop } from './stop';

export const typing: Resource = {
	value: 'typing',
	name: 'Typing Indicator',
	operations: [start, stop],
};
