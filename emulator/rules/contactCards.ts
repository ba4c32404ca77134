import { refusal } from '../refusal';
import type { Chat, ContactCard } from '../state/types';
import type { World } from '../world';

/**
 * A card can be shared when one is configured (404/2012), over iMessage (409/2017), and after an
 * outbound message (a conflict; its code is not documented) (api-v3 §b, share_contact_card).
 */
export function checkContactCardShareable(world: World, chat: Chat): void {
	if (!world.store.contactCards.get(chat.line)?.isActive) throw refusal(2012);
	if (chat.service !== 'iMessage') throw refusal(2017);
	if (!chat.messages.some((message) => message.fromMe)) {
		throw refusal(2015, 'A contact card can be shared after at least one outbound message');
	}
}

/** A card is set up once: 409/2014 when the line has one (api-v3 §b, Contact card). */
export function checkNoContactCard(world: World, line: string): void {
	if (world.store.contactCards.get(line)?.isActive) throw refusal(2014);
}

/** The card of a line, to be changed; 404/2012. */
export function contactCardOf(world: World, line: string): ContactCard {
	const card = world.store.contactCards.get(line);
	if (!card) throw refusal(2012);
	return card;
}
