import type { IDataObject } from 'n8n-workflow';

/** A 204, or a response that only says that the work is queued (api-v3 §b, Accepted). */
export function toDoneItem(
	{ status, message }: IDataObject,
	{ chatId }: { chatId: string },
): IDataObject {
	return { success: true, ...(status !== undefined && { status, message }), chatId };
}
