import { chatView } from '../views/chat';
import { messageView } from '../views/message';
import type { World } from '../world';

/** Everything the account holds, in the API's own forms where it has one. */
export function snapshot(world: World) {
	const { store } = world;
	return {
		lines: [...store.lines.values()],
		contacts: [...store.contacts.values()],
		chats: store.chats.all.map(chatView),
		messages: store.chats.all.flatMap((chat) =>
			chat.messages.map((message) => messageView(world, message)),
		),
		attachments: [...store.attachments.values()].map(({ bytes, ...attachment }) => ({
			...attachment,
			uploaded: bytes !== null,
		})),
		subscriptions: [...store.subscriptions.values()],
		contactCards: [...store.contactCards.values()],
		optedOut: [...store.optedOut],
	};
}
