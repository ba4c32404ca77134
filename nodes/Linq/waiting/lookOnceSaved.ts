import { sleep, type IExecuteFunctions, type IN8nHttpFullResponse } from 'n8n-workflow';

import type { Wait } from './wait';

/** How long n8n is given to save an execution, in milliseconds before each call. */
const PAUSES_MS = [1_000, 2_000, 4_000];

/** n8n's response as long as the execution is not saved, and that of `takeDelivery` when Linq fails. */
const NOT_YET: unknown[] = [409, 503];

/**
 * Has the webhook look at the chat as soon as n8n has saved the execution. What Linq delivers before is
 * refused with 409, which Linq does not repeat. No code of a node runs after the save, so this goes on
 * after the node has ended. Where n8n cannot be reached at its own address, the next delivery does it.
 *
 * @param target the signed resume URL
 */
export async function lookOnceSaved(
	context: IExecuteFunctions,
	target: string,
	{ chatId }: Wait,
): Promise<void> {
	for (const pause of PAUSES_MS) {
		await sleep(pause);
		if (!NOT_YET.includes(await call(context, target, chatId))) return;
	}
}

/** @returns the status, undefined without a response */
async function call(
	context: IExecuteFunctions,
	url: string,
	chatId: string,
): Promise<number | undefined> {
	try {
		const response = (await context.helpers.httpRequest({
			method: 'POST',
			url,
			body: { data: { chat_id: chatId } },
			json: true,
			timeout: 10_000,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		return response.statusCode;
	} catch {
		return undefined;
	}
}
