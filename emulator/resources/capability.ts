import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { optionalString, requiredString } from '../values';
import { checkHandle, checkPhoneNumber } from '../rules/handles';
import { checkOwnLine } from '../rules/lines';
import { checkCapabilityPace } from '../rules/rateLimit';
import { reachableBy } from '../rules/services';
import type { Service } from '../state/types';

function check(service: Service, isAddress: typeof checkHandle) {
	return (call: Call): ApiResponse => {
		const { world } = call;
		const body = bodyOf(call);
		const address = requiredString(body, 'address');
		isAddress(address, 'address');
		const from = optionalString(body, 'from');
		if (from !== undefined) {
			checkPhoneNumber(from, 'from');
			checkOwnLine(world, from);
		}
		checkCapabilityPace(world);
		return ok({ address, available: reachableBy(world.store, address).includes(service) });
	};
}

/** What reaches an address (api-v3 §b, Capability); RCS takes phone numbers only. */
export const capability: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/capability/check_imessage',
		respond: check('iMessage', checkHandle),
	},
	{ method: 'POST', path: '/v3/capability/check_rcs', respond: check('RCS', checkPhoneNumber) },
];
