import type { Resource } from '../../engine/registry';
import { checkImessage } from './checkImessage';
import { checkRcs } from './checkRcs';

export const capability: Resource = {
	value: 'capability',
	name: 'Capability',
	operations: [checkImessage, checkRcs],
};
