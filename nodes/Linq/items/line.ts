import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';

/** A line (api-v3 §b, phone numbers). */
export function toLineItem(line: IDataObject): IDataObject {
	return {
		phoneNumber: line.phone_number,
		reputation: asRecord(line.reputation).status ?? asRecord(line.health_status).status,
		forwardingNumber: line.forwarding_number,
		phoneNumberId: line.id,
	};
}
