import type LinqAPIV3 from '@linqapp/sdk';

import {
	LINE,
	locator,
	PEOPLE,
	PHOTO,
	PHOTO_ID,
	png,
	SALES,
	SUPPORT,
	TARGET,
	upload,
	type ContractCase,
} from '../case';

const subscribe = async (linq: LinqAPIV3) =>
	(
		await linq.webhookSubscriptions.create({
			target_url: 'https://example.com/subscribed',
			subscribed_events: ['message.sent'],
			phone_numbers: [SUPPORT],
		})
	).id;

/** Gives the card of the first line a picture. */
async function paintCard(linq: LinqAPIV3): Promise<string> {
	const card = await linq.contactCard.update({ phone_number: SUPPORT, image_url: PHOTO });
	return card.phone_number;
}

/** Forwards the calls of the first line. */
async function forward(linq: LinqAPIV3): Promise<string> {
	return (await linq.phoneNumbers.update(LINE, { forwarding_number: '+12025550199' })).id;
}

/** Files, lines, contact cards and subscriptions: what an account has besides its chats. */
export const account: ContractCase[] = [
	{
		name: 'attachment.upload',
		parameters: { binaryPropertyName: 'photo' },
		item: { json: {}, binary: { photo: png('a photo.png') } },
		sdk: async (linq) => await linq.attachments.retrieve(await upload(linq, 'a photo.png')),
	},
	{
		name: 'attachment.get',
		parameters: { attachmentId: PHOTO_ID },
		sdk: async (linq) => await linq.attachments.retrieve(PHOTO_ID),
	},
	{
		name: 'attachment.download',
		parameters: { attachmentId: PHOTO_ID },
		sdk: async (linq) => await linq.attachments.retrieve(PHOTO_ID),
	},
	{
		name: 'attachment.delete',
		emptyResponse: true,
		parameters: { attachmentId: PHOTO_ID },
		sdk: async (linq) => await linq.attachments.delete(PHOTO_ID),
	},
	{
		name: 'capability.checkImessage',
		emptyResponse: true,
		parameters: { handles: ['mia@example.com'] },
		sdk: async (linq) => await linq.capability.checkIMessage({ address: 'mia@example.com' }),
	},
	{
		name: 'capability.checkRcs, from a line',
		emptyResponse: true,
		parameters: { handles: ['+12025550119'], from: SALES },
		sdk: async (linq) => await linq.capability.checkRCS({ address: '+12025550119', from: SALES }),
	},
	{
		name: 'contactCard.get',
		target: paintCard,
		parameters: {},
		sdk: async (linq) => await linq.contactCard.retrieve(),
	},
	{
		name: 'contactCard.get, of a line',
		target: paintCard,
		parameters: { filters: { phoneNumber: SUPPORT } },
		sdk: async (linq) => await linq.contactCard.retrieve({ phone_number: SUPPORT }),
	},
	{
		name: 'contactCard.create',
		once: true,
		parameters: {
			phoneNumber: locator(SALES, 'phone'),
			firstName: 'Ada',
			additionalFields: { lastName: 'King', imageUrl: PHOTO },
		},
		sdk: async (linq) =>
			await linq.contactCard.create({
				phone_number: SALES,
				first_name: 'Ada',
				last_name: 'King',
				image_url: PHOTO,
			}),
	},
	{
		name: 'contactCard.update',
		target: paintCard,
		parameters: { phoneNumber: locator(SUPPORT, 'phone'), updateFields: { lastName: 'King' } },
		sdk: async (linq) =>
			await linq.contactCard.update({ phone_number: SUPPORT, last_name: 'King' }),
	},
	{
		name: 'phoneNumber.getAll',
		target: forward,
		parameters: {},
		sdk: async (linq) => await linq.phoneNumbers.list(),
	},
	{
		name: 'phoneNumber.getAvailable',
		parameters: {},
		sdk: async (linq) => await linq.availableNumber.retrieve(),
	},
	{
		name: 'phoneNumber.getAvailable, for people',
		parameters: { recipients: PEOPLE },
		sdk: async (linq) => await linq.availableNumber.retrieve({ to: PEOPLE }),
	},
	{
		name: 'phoneNumber.update',
		parameters: { phoneNumberId: locator(LINE), forwardingNumber: '+1 202 555 0199' },
		sdk: async (linq) =>
			await linq.phoneNumbers.update(LINE, { forwarding_number: '+12025550199' }),
	},
	{
		name: 'phoneNumber.update, no more forwarding',
		parameters: { phoneNumberId: locator(LINE), forwardingNumber: '' },
		sdk: async (linq) => await linq.phoneNumbers.update(LINE, { forwarding_number: null }),
	},
	{
		name: 'webhookSubscription.create',
		once: true,
		parameters: { targetUrl: 'https://example.com/hook', events: ['message.received'] },
		sdk: async (linq) =>
			await linq.webhookSubscriptions.create({
				target_url: 'https://example.com/hook',
				subscribed_events: ['message.received'],
			}),
	},
	{
		name: 'webhookSubscription.create, of a line',
		parameters: {
			targetUrl: 'https://example.com/hook?version=2026-02-03',
			events: ['message.received', 'message.failed'],
			phoneNumbers: [SALES],
		},
		sdk: async (linq) =>
			await linq.webhookSubscriptions.create({
				target_url: 'https://example.com/hook?version=2026-02-03',
				subscribed_events: ['message.received', 'message.failed'],
				phone_numbers: [SALES],
			}),
	},
	{
		name: 'webhookSubscription.get',
		target: subscribe,
		parameters: { subscriptionId: locator(TARGET) },
		sdk: async (linq, target) => await linq.webhookSubscriptions.retrieve(target),
	},
	{
		name: 'webhookSubscription.getAll',
		target: subscribe,
		parameters: {},
		sdk: async (linq) => await linq.webhookSubscriptions.list(),
	},
	{
		name: 'webhookSubscription.getEvents',
		parameters: {},
		sdk: async (linq) => await linq.webhookEvents.list(),
	},
	{
		name: 'webhookSubscription.update',
		target: subscribe,
		parameters: {
			subscriptionId: locator(TARGET),
			updateFields: { active: false, phoneNumbers: [], events: ['message.read'] },
		},
		sdk: async (linq, target) =>
			await linq.webhookSubscriptions.update(target, {
				is_active: false,
				phone_numbers: [],
				subscribed_events: ['message.read'],
			}),
	},
	{
		name: 'webhookSubscription.update, of another line and target',
		target: subscribe,
		parameters: {
			subscriptionId: locator(TARGET),
			updateFields: { targetUrl: 'https://example.com/moved', phoneNumbers: [SALES] },
		},
		sdk: async (linq, target) =>
			await linq.webhookSubscriptions.update(target, {
				target_url: 'https://example.com/moved',
				phone_numbers: [SALES],
			}),
	},
	{
		name: 'webhookSubscription.delete',
		emptyResponse: true,
		target: subscribe,
		parameters: { subscriptionId: locator(TARGET) },
		sdk: async (linq, target) => await linq.webhookSubscriptions.delete(target),
	},
];
