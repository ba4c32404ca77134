import type { Emulator } from '../../../emulator';
import { chat, CHAT, from, GROUP, KEY, PEOPLE, PHOTO, SUPPORT, type ContractCase } from '../case';

/** Somebody shares their location in the first chat. */
function shareLocation(emulator: Emulator): string {
	emulator.shareLocation({
		chatId: CHAT,
		handle: '+12025550111',
		coordinates: [-86.8, 33.5, 180],
		address: '1901 6th Ave N',
		locality: 'Birmingham',
	});
	return CHAT;
}

const NEW_GROUP = ['+12025550191', '+12025550192'];

/** Chats and what is done in them. */
export const chats: ContractCase[] = [
	{
		name: 'chat.create, a group with a key',
		parameters: { ...from, recipients: PEOPLE, text: 'Hi', options: { idempotencyKey: KEY } },
		sdk: async (linq) =>
			await linq.chats.create({
				from: SUPPORT,
				to: PEOPLE,
				message: { parts: [{ type: 'text', value: 'Hi' }], idempotency_key: KEY },
			}),
	},
	{
		name: 'chat.create, a group with a name',
		parameters: {
			...from,
			recipients: NEW_GROUP,
			text: 'Hi',
			options: { groupName: 'Team', idempotencyKey: KEY },
		},
		sdk: async (linq) => {
			const { chat: created } = await linq.chats.create({
				from: SUPPORT,
				to: NEW_GROUP,
				message: { parts: [{ type: 'text', value: 'Hi' }], idempotency_key: KEY },
			});
			await linq.chats.update(created.id, { display_name: 'Team' });
		},
	},
	{
		name: 'chat.get',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.retrieve(CHAT),
	},
	{
		name: 'chat.getAll',
		parameters: { limit: 7 },
		sdk: async (linq) => await linq.chats.listChats({ limit: 7 }),
	},
	{
		name: 'chat.getAll, of a line and a person',
		parameters: { limit: 50, filters: { from: SUPPORT, to: '+12025550111' } },
		sdk: async (linq) =>
			await linq.chats.listChats({ limit: 50, from: SUPPORT, to: '+12025550111' }),
	},
	{
		name: 'chat.getAll, of a person with an email address',
		parameters: { limit: 50, filters: { to: 'mia+x@example.com' } },
		sdk: async (linq) => await linq.chats.listChats({ limit: 50, to: 'mia+x@example.com' }),
	},
	{
		name: 'chat.leave',
		emptyResponse: true,
		once: true,
		parameters: chat(GROUP),
		sdk: async (linq) => await linq.chats.leaveChat(GROUP),
	},
	{
		name: 'chat.markAsRead',
		emptyResponse: true,
		parameters: chat(),
		sdk: async (linq) => await linq.chats.markAsRead(CHAT),
	},
	{
		name: 'chat.shareContactCard',
		emptyResponse: true,
		once: true,
		parameters: chat(),
		sdk: async (linq) => await linq.chats.shareContactCard(CHAT),
	},
	{
		name: 'chat.update, name and icon',
		emptyResponse: true,
		parameters: { ...chat(GROUP), updateFields: { displayName: 'Team', groupChatIcon: PHOTO } },
		sdk: async (linq) =>
			await linq.chats.update(GROUP, { display_name: 'Team', group_chat_icon: PHOTO }),
	},
	{
		name: 'chat.update, name only',
		parameters: { ...chat(GROUP), updateFields: { displayName: 'Team' } },
		sdk: async (linq) => await linq.chats.update(GROUP, { display_name: 'Team' }),
	},
	{
		name: 'participant.add',
		emptyResponse: true,
		once: true,
		parameters: { ...chat(GROUP), handle: '+1 (202) 555-0118' },
		sdk: async (linq) => await linq.chats.participants.add(GROUP, { handle: '+12025550118' }),
	},
	{
		name: 'participant.remove',
		emptyResponse: true,
		once: true,
		parameters: { ...chat(GROUP), handle: '+12025550113' },
		sdk: async (linq) => await linq.chats.participants.remove(GROUP, { handle: '+12025550113' }),
	},
	{
		name: 'typing.start',
		emptyResponse: true,
		parameters: chat(),
		sdk: async (linq) => {
			await linq.chats.typing.start(CHAT);
			await linq.chats.retrieve(CHAT);
		},
	},
	{
		name: 'typing.stop',
		emptyResponse: true,
		parameters: chat(),
		sdk: async (linq) => await linq.chats.typing.stop(CHAT),
	},
	{
		name: 'location.request',
		emptyResponse: true,
		once: true,
		parameters: chat(),
		sdk: async (linq) => await linq.chats.location.request(CHAT),
	},
	{
		name: 'location.get',
		target: async (_linq, emulator) => shareLocation(emulator),
		parameters: chat(),
		sdk: async (linq) => await linq.chats.location.retrieve(CHAT),
	},
];
