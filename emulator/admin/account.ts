import { fail } from '../life/sending';
import { newTraceId } from '../state/ids';
import { addNotice } from '../phone/note';
import type { Chat, SharedLocation, Standing } from '../state/types';
import { eventChat } from '../webhooks/messagePayload';
import { samples } from '../webhooks/samples';
import { eventNames } from '../webhooks/eventNames';
import type { World } from '../world';

export interface Failure {
	/** A message that was sent already; the next one that is sent if not given. */
	messageId?: string;
	/** The code of `message.failed`; default 4001. */
	code?: number;
	reason?: string;
}

/** Makes a message fail to be delivered. */
export function failMessage(world: World, what: Failure): void {
	const failure = { code: what.code ?? 4001, reason: what.reason ?? 'Delivery failed' };
	if (what.messageId === undefined) {
		world.plannedFailures.push(failure);
		return;
	}
	const message = world.store.messages.get(what.messageId);
	if (!message) throw new Error(`There is no message ${what.messageId}`);
	fail(world, message, failure);
}

/** Changes the standing of a line; one that is not HEALTHY is flagged, and not chosen for sends. */
export function setStanding(world: World, what: { line: string; standing: Standing }): void {
	const line = world.store.lines.get(what.line);
	if (!line) throw new Error(`There is no line ${what.line}`);
	const before = line.standing;
	line.standing = what.standing;
	const state = (standing: Standing) => (standing === 'HEALTHY' ? 'ACTIVE' : 'FLAGGED');
	const data = {
		phone_number: line.phoneNumber,
		previous_status: state(before),
		new_status: state(line.standing),
		previous_reputation: before,
		new_reputation: line.standing,
		previous_health_status: before,
		new_health_status: line.standing,
		changed_at: world.clock.iso(),
	};
	const type = 'phone_number.status_updated';
	world.webhooks.raise({
		type,
		line: line.phoneNumber,
		traceId: newTraceId(),
		data: () => data,
	});
}

export interface Sharing extends Partial<Omit<SharedLocation, 'updatedAt'>> {
	chatId: string;
	handle: string;
	/** Default true; false stops it. */
	sharing?: boolean;
}

/** Somebody starts or stops sharing their location (api-v3 §b, Location). */
export function shareLocation(world: World, what: Sharing): void {
	const chat = chatById(world, what.chatId);
	const { coordinates = [-86.8, 33.5], address, locality } = what;
	const parties = { shared_by: what.handle, shared_with: chat.line };
	const traceId = newTraceId();
	if (what.sharing === false) {
		world.store.locations.delete(what.handle);
		addNotice(world, chat, { what: 'locationStopped', handle: what.handle });
		const stopped = 'location.sharing.stopped';
		world.webhooks.raise({ type: stopped, line: chat.line, traceId, data: () => parties });
		return;
	}
	const now = world.clock.iso();
	const location = { coordinates, address, locality, updatedAt: now };
	world.store.locations.set(what.handle, location);
	addNotice(world, chat, { what: 'locationStarted', handle: what.handle, location });
	const data = { ...parties, began_at: now, ends_at: null, chat_id: chat.id };
	const started = 'location.sharing.started';
	world.webhooks.raise({ type: started, line: chat.line, traceId, data: () => data });
}

export interface CustomEvent {
	/** One of the names of `GET /v3/webhook-events`. */
	type: string;
	/** Default: a sample in the documented form, where one is known. */
	data?: unknown;
	/** The chat a sample is about; default the oldest. */
	chatId?: string;
	/** The line it happened on; default the chat's. */
	line?: string;
}

function chatById(world: World, id: string | undefined): Chat {
	const chat = id === undefined ? world.store.chats.all[0] : world.store.chats.get(id);
	if (!chat) throw new Error(`There is no chat ${id ?? 'at all'}`);
	return chat;
}

/** Raises any event at all, and returns its ID. */
export function raiseCustom(world: World, what: CustomEvent): string {
	if (!eventNames.includes(what.type)) throw new Error(`There is no event ${what.type}`);
	const sample = samples[what.type];
	if (what.data === undefined && !sample) {
		throw new Error(`${what.type} needs data: no sample of it is known`);
	}
	const chat = what.data === undefined ? chatById(world, what.chatId) : undefined;
	const data =
		chat === undefined
			? what.data
			: sample({
					chat: eventChat(chat),
					own: chat.handles[0],
					peer: chat.handles[1],
					now: world.clock.iso(),
				});
	return world.webhooks.raise({
		type: what.type,
		line: what.line ?? chat?.line,
		traceId: newTraceId(),
		data: () => data,
	});
}
