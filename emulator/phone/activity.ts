import type { ReceivedRequest } from '../admin/received';
import { isObject } from '../values';
import type { DeliveryRecord } from '../webhooks/deliveryRecord';
import type { RaisedEvent } from '../webhooks/envelope';
import type { Changes } from './changes';

/** An event that was raised, and its deliveries. */
export interface RaisedRecord {
	eventId: string;
	eventType: string;
	at: string;
	chatId: string | null;
	messageId: string | null;
	/** Why it was delivered to nobody, if it was not. */
	undeliveredReason: string | null;
	deliveries: DeliveryRecord[];
	data: unknown;
}

function idIn(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/** The record of an event that is raised now; nobody was told of it yet. */
export function raisedRecord(event: RaisedEvent, eventId: string, at: string): RaisedRecord {
	const data = event.data('2026-02-03');
	const { id, chat, chat_id: chatId, message_id: messageId } = isObject(data) ? data : {};
	return {
		eventId,
		eventType: event.type,
		at,
		chatId: idIn(isObject(chat) ? chat.id : (chatId ?? (event.type === 'chat.created' && id))),
		messageId: idIn(messageId ?? (event.type.startsWith('message.') && id)),
		undeliveredReason: null,
		deliveries: [],
		data,
	};
}

type Item = { request: ReceivedRequest } | { event: RaisedRecord };

const most = 300;

/** The outcome, for a colour: done, pending, failed, or without a subscription. */
type Tone = 'good' | 'waiting' | 'bad' | 'none';

interface Outcome {
	tone: Tone;
	text: string;
}

/** Who a delivery is for, as people call it. */
function receiverOf(targetUrl: string): string {
	const { pathname, host } = new URL(targetUrl);
	return /^\/webhook(-test|-waiting)?\//.test(pathname) ? 'n8n' : host;
}

/** The outcome of a delivery, in a few words: "answered 200", "401 from n8n". */
function outcomeOf(record: DeliveryRecord): Outcome {
	const receiver = receiverOf(record.targetUrl);
	const last = record.attempts.at(-1);
	if (record.state === 'dropped') return { tone: 'bad', text: 'dropped by an injected fault' };
	if (!last) return { tone: 'waiting', text: `on its way to ${receiver}` };
	const { status, error } = last;
	if (record.state === 'delivered') return { tone: 'good', text: `${receiver} answered ${status}` };
	const problem = status === null ? `${receiver}: ${error}` : `${status} from ${receiver}`;
	if (record.state === 'pending') return { tone: 'waiting', text: `${problem}, tries again` };
	return { tone: 'bad', text: problem };
}

function requestView(request: ReceivedRequest) {
	const { method, path, status, body, time, traceId, refusal } = request;
	return { kind: 'request' as const, id: traceId, at: time, method, path, status, body, refusal };
}

function eventView({ deliveries, undeliveredReason, ...event }: RaisedRecord) {
	const outcomes: Array<Outcome & { targetUrl?: string }> = deliveries.map((record) => ({
		...outcomeOf(record),
		targetUrl: record.targetUrl,
	}));
	if (undeliveredReason !== null) outcomes.push({ tone: 'none', text: undeliveredReason });
	return { kind: 'event' as const, id: event.eventId, ...event, outcomes };
}

/** The last requests and webhook events, so that people see what happened and why nothing did. */
export class Activity {
	private items: Item[] = [];
	private known = new WeakSet<object>();

	constructor(private readonly changes: Changes) {}

	/** A request arrived, or got its response. */
	request(request: ReceivedRequest): void {
		this.keep(request, { request });
		this.changes.note('activity', request.traceId, () => requestView(request));
	}

	/** An event was raised, or a delivery of it changed. */
	event(event: RaisedRecord): void {
		this.keep(event, { event });
		this.changes.note('activity', event.eventId, () => eventView(event));
	}

	/** All of them, oldest first. */
	view() {
		return this.items.map((item) =>
			'request' in item ? requestView(item.request) : eventView(item.event),
		);
	}

	clear(): void {
		this.items = [];
		this.known = new WeakSet();
	}

	private keep(what: object, item: Item): void {
		if (this.known.has(what)) return;
		this.known.add(what);
		this.items.push(item);
		if (this.items.length > 2 * most) this.items.splice(0, most);
	}
}
