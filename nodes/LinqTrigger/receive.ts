import { type IDataObject, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';

import { asList, asRecord, asText } from '../shared/json';
import { isObject } from './data';
import { SeenEvents } from './duplicates';
import { isChosen, passesFilters } from './filters';
import { downloadAttachments } from './attachments';
import { toEventItem } from './output';
import { readSettings } from './settings';
import { verifySignature } from './signature';
import { storedSubscription } from './storedSubscription';

/** For all nodes in this process. */
const seenEvents = new SeenEvents();

/** n8n responds with 200 by itself and starts nothing. */
const NOTHING_TO_DO: IWebhookResponseData = {};

/** A request as n8n has read it. */
type Request = ReturnType<IWebhookFunctions['getRequestObject']>;

/**
 * Takes a delivery: checks that Linq sent it, and starts the workflow if the user asked for the
 * event. Writes nothing into static data.
 *
 * Responds 401 only if there is nothing to verify, as Linq never repeats a 4xx (api-v3 §e.2). A
 * signature that does not fit gets 503: it may be a genuine one, made with a secret that n8n has not
 * stored yet, or checked with a clock that is wrong.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const stored = storedSubscription(context);
	if (!stored) {
		// n8n opens the route before it saves what the activation stored.
		context.logger.warn(
			'A delivery arrived for a Linq Trigger that has no signing secret. If this goes on, unpublish the workflow and publish it again.',
			logContext(context),
		);
		return refuse(context, 503);
	}

	const request = context.getRequestObject();
	const { headers, rawBody = await readBody(request) } = request;
	const verdict = verifySignature({ headers, rawBody, secret: stored.secret, now: Date.now() });
	if (verdict === 'missing') {
		context.logger.warn(
			'A delivery to a Linq Trigger was refused: signature headers are missing. If deliveries from Linq are lost, make the proxy in front of this n8n pass on the headers webhook-id, webhook-timestamp and webhook-signature.',
			logContext(context),
		);
		return refuse(context, 401);
	}
	if (verdict !== 'valid') {
		context.logger.warn(
			`A delivery to a Linq Trigger was refused: its signature is ${verdict}. Linq sends its own again. If this goes on, check the clock of this n8n, then unpublish the workflow and publish it again.`,
			logContext(context),
		);
		return refuse(context, 503);
	}

	const envelope = envelopeOf(request, rawBody);
	const settings = readSettings(context);
	if (!isChosen(envelope.event_type, settings.events)) return NOTHING_TO_DO;

	const event = toEventItem(envelope);
	if (!event) {
		context.logger.warn(
			'Linq sent an event of an unknown shape. It is passed on as it came, whatever the filters.',
			logContext(context),
		);
	}
	if (event && !passesFilters(event, settings)) return NOTHING_TO_DO;

	const eventId = asText(envelope.event_id) ?? asText(headers['webhook-id']);
	if (settings.skipDuplicates && eventId !== undefined) {
		// One event has the same id for all subscriptions: a test must not use up production's.
		const state = seenEvents.claim(`${stored.id} ${eventId}`, context.getResponseObject());
		if (state === 'done') return NOTHING_TO_DO;
		if (state === 'running') return refuse(context, 503);
	}
	const json = settings.simplify && event ? event : envelope;
	const received = settings.downloadAttachments ? asList(event?.attachments) : [];
	if (received.length === 0) return { workflowData: [[{ json }]] };

	const { attachments, binary } = await downloadAttachments(context, received);
	return { workflowData: [[{ json: json === event ? { ...event, attachments } : json, binary }]] };
}

/**
 * The bytes as they arrived, where n8n has not read them: because of the node's version it leaves
 * content types alone that it does not parse. It keeps no bytes of a form; Linq sends no forms.
 */
async function readBody(request: Request): Promise<Buffer> {
	if (request.readable) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}

/**
 * What was signed. What is not a JSON object is kept under `body`.
 *
 * n8n has parsed the same bytes already if they came as JSON. Not so in another encoding than UTF-8:
 * the content type is not signed, and would give signed bytes another meaning.
 */
function envelopeOf(request: Request, rawBody: Buffer): IDataObject {
	const { contentType, encoding, body } = request;
	const isParsed = contentType === 'application/json' && encoding === 'utf-8' && isObject(body);
	return isParsed ? asRecord(body) : parse(rawBody.toString('utf8'));
}

function parse(text: string): IDataObject {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? asRecord(value) : ({ body: value } as IDataObject);
	} catch {
		return { body: text };
	}
}

/** Responds with a bare status: a forger learns nothing, and no execution starts. */
function refuse(context: IWebhookFunctions, status: 401 | 503): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}

function logContext(context: IWebhookFunctions) {
	return { workflowId: context.getWorkflow().id, nodeName: context.getNode().name };
}
