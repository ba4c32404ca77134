import {
	type IDataObject,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { asRecord, asText } from '../shared/json';
import { isObject } from './data';
import { SeenEvents } from './duplicates';
import { passesFilters } from './filters';
import { downloadMedia } from './media';
import { simplify } from './output';
import { readSettings, type TriggerSettings } from './settings';
import { verifySignature } from './signature';
import { storedSubscription } from './storedSubscription';

/** For all nodes in this process. */
const seenEvents = new SeenEvents();

/** n8n answers 200 by itself and starts nothing. */
const NOTHING_TO_DO: IWebhookResponseData = {};

/**
 * Takes a delivery: checks that Linq sent it, and starts the workflow if the user wants to hear of
 * it. 401 for a forged one; 503 for one that Linq is to repeat, as it never repeats a 4xx
 * (api-v3 §e.2). Writes nothing into static data.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const stored = storedSubscription(context);
	if (!stored) {
		// n8n opens the route before it saves what the activation stored.
		context.logger.warn(
			'A delivery arrived for a Linq Trigger that has no signing secret. If this goes on, deactivate the workflow and activate it again.',
			whereabouts(context),
		);
		return refuse(context, 503);
	}

	// n8n keeps no bytes of a multipart body. Linq sends none, so that cannot be signed.
	const { headers, rawBody = Buffer.alloc(0) } = context.getRequestObject();
	const verdict = verifySignature({ headers, rawBody, secret: stored.secret, now: Date.now() });
	if (verdict !== 'valid') {
		context.logger.warn(
			`A delivery to a Linq Trigger was refused: its signature is ${verdict}. If genuine ones are lost, check the clock of this n8n, then deactivate the workflow and activate it again.`,
			whereabouts(context),
		);
		return refuse(context, 401);
	}

	const envelope = parse(rawBody);
	const event = simplify(envelope);
	if (!event) {
		context.logger.warn(
			'Linq sent an event of an unknown shape. It is passed on as it came, whatever the filters.',
			whereabouts(context),
		);
	}
	const settings = readSettings(context);
	if (event && !passesFilters(event, settings)) return NOTHING_TO_DO;

	const eventId = asText(envelope.event_id) ?? asText(headers['webhook-id']);
	if (settings.skipDuplicates && eventId !== undefined) {
		// One event has the same id for all subscriptions: a test must not use up production's.
		const state = seenEvents.claim(`${stored.id} ${eventId}`, context.getResponseObject());
		if (state === 'done') return NOTHING_TO_DO;
		if (state === 'running') return refuse(context, 503);
	}
	return { workflowData: [[await itemFor(context, envelope, event, settings)]] };
}

async function itemFor(
	context: IWebhookFunctions,
	envelope: IDataObject,
	event: IDataObject | undefined,
	settings: TriggerSettings,
): Promise<INodeExecutionData> {
	const isSimple = settings.simplify && event !== undefined;
	const json = isSimple ? event : envelope;
	const received = event?.media;
	if (!settings.downloadMedia || !Array.isArray(received) || received.length === 0) return { json };

	const { media, binary } = await downloadMedia(context, received as IDataObject[]);
	return { json: isSimple ? { ...json, media } : json, binary };
}

/** Reads what was signed. What is not a JSON object is kept as text. */
function parse(rawBody: Uint8Array): IDataObject {
	const text = Buffer.from(rawBody).toString('utf8');
	try {
		const value: unknown = JSON.parse(text);
		return (isObject(value) ? asRecord(value) : { body: value }) as IDataObject;
	} catch {
		return { body: text };
	}
}

/** Answers with a bare status: a forger learns nothing, and no execution starts. */
function refuse(context: IWebhookFunctions, status: 401 | 503): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}

function whereabouts(context: IWebhookFunctions) {
	return { workflowId: context.getWorkflow().id, nodeName: context.getNode().name };
}
