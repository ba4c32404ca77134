import { ChatIndex } from './chatIndex';
import type {
	Attachment,
	BlockedHandle,
	Contact,
	ContactCard,
	Line,
	Message,
	SharedLocation,
	Subscription,
} from './types';

/** The response to a send with an idempotency key, to be repeated (api-v3 §6). */
export interface RememberedSend {
	messageId: string;
	status: number;
	body: unknown;
}

/** Everything the account holds, in memory. */
export class Store {
	readonly lines = new Map<string, Line>();
	readonly contacts = new Map<string, Contact>();
	readonly chats = new ChatIndex();
	readonly messages = new Map<string, Message>();
	readonly attachments = new Map<string, Attachment>();
	readonly subscriptions = new Map<string, Subscription>();
	readonly contactCards = new Map<string, ContactCard>();
	readonly sends = new Map<string, RememberedSend>();
	/** By handle, the oldest first. */
	readonly blocked = new Map<string, BlockedHandle>();
	readonly optedOut = new Set<string>();
	readonly locations = new Map<string, SharedLocation>();
	/** When messages went from a line to a set of people, for the rate limit. */
	readonly sendTimes = new Map<string, number[]>();
	lastCapabilityCheck = -Infinity;
	private seq = 0;

	nextSeq(): number {
		return ++this.seq;
	}
}
