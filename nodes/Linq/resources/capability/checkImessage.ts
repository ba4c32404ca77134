import { parseHandle } from '../../../shared/handles';
import { SEVERAL } from '../../fields/handle';
import { capabilityCheck } from './capabilityCheck';

/** POST /v3/capability/check_imessage (api-v3 §b). */
export const checkImessage = capabilityCheck({
	value: 'checkImessage',
	name: 'Check iMessage',
	action: 'Check whether people have iMessage',
	description: 'Check whether phone numbers or email addresses can receive iMessage, one item each',
	path: '/v3/capability/check_imessage',
	people: SEVERAL,
	example: '+12025550123 or ana@example.com',
	parse: parseHandle,
});
