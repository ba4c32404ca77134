import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { queryValues } from '../http/read';
import { checkHandle } from '../rules/handles';
import { chooseLine } from '../rules/lines';
import { cardUrl } from '../storage/presign';

/** Advice only: the line that POST /v3/messages would take (api-v3 §b). */
function retrieve(call: Call): ApiResponse {
	const to = queryValues(call, 'to');
	to.forEach((handle, index) => checkHandle(handle, `to[${index}]`));
	const { line } = chooseLine(call.world, to, queryValues(call, 'exclude_from'));
	return ok({ phone_number: line, vcf_url: cardUrl(call.world, line) });
}

/** Which line to send from (api-v3 §b, Phone numbers). */
export const availableNumber: Endpoint[] = [
	{ method: 'GET', path: '/v3/available_number', respond: retrieve },
];
