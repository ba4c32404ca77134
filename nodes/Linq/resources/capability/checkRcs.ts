import { parsePhone } from '../../../shared/handles';
import { capabilityCheck } from './capabilityCheck';

/** POST /v3/capability/check_rcs (api-v3 §b); it knows phone numbers only. */
export const checkRcs = capabilityCheck({
	value: 'checkRcs',
	name: 'Check RCS',
	action: 'Check whether people have RCS',
	description: 'Check whether phone numbers can receive RCS, one item each',
	path: '/v3/capability/check_rcs',
	people: 'Phone Numbers',
	example: '+12025550123',
	parse: parsePhone,
});
