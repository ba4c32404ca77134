import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { refusal } from '../refusal';
import { bodyOf, pathId } from '../http/read';
import { checkPhoneNumber } from '../rules/handles';
import type { Line } from '../state/types';

function standing(line: Line) {
	const anchor = line.standing.toLowerCase();
	return {
		status: line.standing,
		doc_url: `https://docs.linqapp.com/guides/phone-numbers/reputation#${anchor}`,
	};
}

function list(call: Call): ApiResponse {
	const lines = [...call.world.store.lines.values()];
	return ok({
		phone_numbers: lines.map((line) => ({
			id: line.id,
			phone_number: line.phoneNumber,
			reputation: standing(line),
			health_status: standing(line),
			forwarding_number: line.forwardingNumber,
		})),
	});
}

/** Sets where calls go; null or "" clears it. 404/2019 (api-v3 §b, Phone numbers). */
function update(call: Call): ApiResponse {
	const id = pathId(call, 'phoneNumberId');
	const body = bodyOf(call);
	const { forwarding_number: number } = body;
	if (number === undefined) throw refusal(1001, 'forwarding_number is required');
	if (number !== null && typeof number !== 'string') {
		throw refusal(1003, 'forwarding_number must be a string or null');
	}
	if (number) checkPhoneNumber(number, 'forwarding_number');
	const line = [...call.world.store.lines.values()].find((one) => one.id === id);
	if (!line) throw refusal(2019);
	line.forwardingNumber = number || null;
	return ok({
		id: line.id,
		phone_number: line.phoneNumber,
		forwarding_number: line.forwardingNumber,
	});
}

/** The deprecated list, kept because the SDK still calls it. */
function listDeprecated(call: Call): ApiResponse {
	const lines = [...call.world.store.lines.values()];
	return ok({
		phone_numbers: lines.map((line) => ({
			id: line.id,
			phone_number: line.phoneNumber,
			type: null,
			country_code: null,
			capabilities: { sms: true, mms: true, voice: true },
		})),
	});
}

/** Phone numbers (api-v3 §b). */
export const phoneNumbers: Endpoint[] = [
	{ method: 'GET', path: '/v3/phone_numbers', respond: list },
	{ method: 'PUT', path: '/v3/phone_numbers/:phoneNumberId', respond: update },
	{ method: 'GET', path: '/v3/phonenumbers', respond: listDeprecated },
];
