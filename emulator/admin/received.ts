/** A request as it arrived, and its response. */
export interface ReceivedRequest {
	method: string;
	/** From `/v3`, `/uploads` or `/cdn` on, without the query. */
	path: string;
	query: Record<string, string | string[]>;
	/** Names in lower case. */
	headers: Record<string, string | string[] | undefined>;
	/** Parsed when it was JSON, else text; `undefined` when there was none or it was an upload. */
	body: unknown;
	/** Length of the body in bytes. */
	bytes: number;
	/** The emulator's time. */
	time: string;
	traceId: string;
	/** The status of the response; null when the connection was broken instead. */
	status: number | null;
	/** Linq's code and message, when it was refused. */
	refusal?: { code: number; message: string };
}

/** A message that the account sent since the last reset, as it went out. */
export interface ReceivedMessage {
	kind: 'message' | 'voice_memo' | 'poll';
	id: string;
	chatId: string;
	from: string;
	to: string[];
	service: string;
	/** As in `GET /v3/chats/{id}/messages`. */
	parts: unknown[];
	effect: unknown;
	replyTo: unknown;
	preferredService: string | null;
	idempotencyKey: string | null;
	time: string;
}

const most = 20_000;

/** The log of requests and sent messages, for tests. */
export class Received {
	requests: ReceivedRequest[] = [];
	messages: ReceivedMessage[] = [];

	add(request: ReceivedRequest): void {
		this.requests.push(request);
		// A limit, because a load test must not fill the memory.
		if (this.requests.length > most) this.requests.splice(0, most / 2);
	}

	clear(): void {
		this.requests = [];
		this.messages = [];
	}
}
