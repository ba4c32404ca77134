import { refusal } from '../refusal';
import { ownHandle, recipientsOf } from '../state/chatIndex';
import type { Chat } from '../state/types';
import type { World } from '../world';
import { checkMedia } from './media';
import type { MessageDraft } from './messageContent';
import { checkRateLimit } from './rateLimit';

const optOutWords = ['STOP', 'UNSUBSCRIBE', 'OPTOUT', 'CANCEL', 'END', 'QUIT'];

/**
 * Whether a whole message is an opt-out (api-v3 §d.6): one of six words in capitals, or "opt out"
 * in any case and spelling.
 */
export function isOptOut(text: string): boolean {
	const word = text.trim();
	return optOutWords.includes(word) || /^opt[ -]?out$/i.test(word);
}

/** 403/2026 for one person who is blocked; groups go on as before (api-v3 §b, blocked_handles). */
export function checkNotBlocked(world: World, people: readonly string[]): void {
	if (people.length === 1 && world.store.blocked.has(people[0])) throw refusal(2026);
}

/** 403/2024 for one person who has opted out, unless the request overrides it (api-v3 §d.6). */
export function checkOptOut(world: World, people: readonly string[], override: boolean): void {
	if (people.length === 1 && !override && world.store.optedOut.has(people[0])) {
		throw refusal(2024);
	}
}

function checkReplyTo(world: World, chat: Chat | undefined, draft: MessageDraft): void {
	if (!draft.replyTo) return;
	const original = world.store.messages.get(draft.replyTo.message_id);
	if (!original || original.chat !== chat) {
		throw refusal(2002, 'The message in reply_to was not found in this chat');
	}
	if (draft.replyTo.part_index >= original.parts.length) {
		throw refusal(1005, 'reply_to.part_index is out of range');
	}
}

/** Every rule for a message to a chat, or to people with whom there is no chat yet. */
export function checkSendable(
	world: World,
	target: { chat?: Chat; line: string; people: readonly string[] },
	draft: MessageDraft,
	overrideOptOut: boolean,
): void {
	checkMedia(world, draft.parts);
	checkReplyTo(world, target.chat, draft);
	checkNotBlocked(world, target.people);
	checkOptOut(world, target.people, overrideOptOut);
	const onlyApp = draft.parts[0].type === 'imessage_app';
	const service = target.chat?.service ?? 'iMessage';
	if (onlyApp && (service !== 'iMessage' || (draft.preferredService ?? service) !== service)) {
		throw refusal(2018);
	}
	checkRateLimit(world, target.line, target.people);
}

/** The same for an existing chat. */
export function checkSendableTo(
	world: World,
	chat: Chat,
	draft: MessageDraft,
	overrideOptOut: boolean,
): void {
	const target = { chat, line: ownHandle(chat).handle, people: recipientsOf(chat) };
	checkSendable(world, target, draft, overrideOptOut);
}
