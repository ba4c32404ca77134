import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { asRecord } from '../json';
import { callLinq } from '../linq/request';

/** Reads a list that Linq does not page. Somebody is waiting in the editor, so a fault shows at once. */
export async function readOnce(context: ILoadOptionsFunctions, path: string): Promise<IDataObject> {
	const call = { method: 'GET' as const, path };
	const { body } = await callLinq(context, call, { repeat: 'idempotent', maxRetryWaitMs: 0 });
	return asRecord(body);
}
