import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { appCardContentSchema } from '../../shared/message/appCard';
import type { CardPart } from '../../shared/message/types';

const LAYOUT: INodeProperties[] = [
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		default: '',
		description: 'Top left, bold',
	},
	{
		displayName: 'Subcaption',
		name: 'subcaption',
		type: 'string',
		default: '',
		description: 'Below the caption',
	},
	{
		displayName: 'Trailing Caption',
		name: 'trailingCaption',
		type: 'string',
		default: '',
		description: 'Top right',
	},
	{
		displayName: 'Trailing Subcaption',
		name: 'trailingSubcaption',
		type: 'string',
		default: '',
		description: 'Below the trailing caption',
	},
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/table.jpg',
		description: 'Only shown in chats in which the other person has written before',
	},
	{
		displayName: 'Image Title',
		name: 'imageTitle',
		type: 'string',
		default: '',
		description: 'Bold, on the image',
	},
	{
		displayName: 'Image Subtitle',
		name: 'imageSubtitle',
		type: 'string',
		default: '',
		description: 'Below the image title',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/booking/42',
		description: 'What opens when the card is tapped',
	},
	{
		displayName: 'Fallback Text',
		name: 'fallbackText',
		type: 'string',
		default: '',
		description: 'Shown where a card cannot be, such as in a notification',
	},
	{
		displayName: 'Interactive',
		name: 'interactive',
		type: 'boolean',
		default: true,
		description: "Whether people who have the app see the app's own live view instead of the card",
	},
];

/** What a card shows. */
export const cardFields: INodeProperties[] = [
	{
		displayName: 'Card',
		name: 'card',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'What the card shows; it needs a caption or an image',
		options: LAYOUT,
	},
];

/** The app that a card belongs to, then the card. */
export const appCardFields: INodeProperties[] = [
	{
		displayName: 'App Name',
		name: 'appName',
		type: 'string',
		default: '',
		required: true,
		description: 'Name of your iMessage app',
	},
	{
		displayName: 'Bundle ID',
		name: 'appBundleId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. com.example.booking.messages',
		description: 'Bundle ID of the iMessage extension of your app',
	},
	{
		displayName: 'Team ID',
		name: 'appTeamId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. A1B2C3D4E5',
		description: 'Your Apple developer team: 10 capital letters and digits',
	},
	{
		displayName: 'App Store ID',
		name: 'appStoreId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1234567890',
		description: 'Lets people who do not have the app get it',
	},
	...cardFields,
];

const words = z.string().trim().optional();

export const cardShape = {
	card: z
		.object({
			caption: words,
			subcaption: words,
			trailingCaption: words,
			trailingSubcaption: words,
			imageUrl: words,
			imageTitle: words,
			imageSubtitle: words,
			url: words,
			fallbackText: words,
			interactive: z.boolean().optional(),
		})
		.default({}),
};

export const appCardShape = {
	appName: z.string().trim().default(''),
	appBundleId: z.string().trim().default(''),
	appTeamId: z.string().trim().default(''),
	appStoreId: z.coerce.string().trim().default(''),
	...cardShape,
};

type Card = z.infer<z.ZodObject<typeof cardShape>>;
type AppCard = z.infer<z.ZodObject<typeof appCardShape>>;

function contentOf({ card }: Card) {
	return {
		layout: withoutEmpty({
			caption: card.caption,
			subcaption: card.subcaption,
			trailing_caption: card.trailingCaption,
			trailing_subcaption: card.trailingSubcaption,
			image_url: card.imageUrl,
			image_title: card.imageTitle,
			image_subtitle: card.imageSubtitle,
		}),
		...withoutEmpty({ url: card.url, fallback_text: card.fallbackText }),
		...(card.interactive !== undefined && { interactive: card.interactive }),
	};
}

function withoutEmpty(fields: Record<string, string | undefined>): Record<string, string> {
	const filled = Object.entries(fields).filter((field): field is [string, string] => !!field[1]);
	return Object.fromEntries(filled);
}

/**
 * What an update puts in the place of a card.
 *
 * @throws ZodError with messages for the user
 */
export function appCardContent(values: Card) {
	return appCardContentSchema.parse(contentOf(values));
}

/** The part of a new card; the part rules check it. */
export function appCardPart(values: AppCard): CardPart {
	const { appName, appBundleId, appTeamId, appStoreId } = values;
	return {
		type: 'imessage_app',
		app: {
			bundle_id: appBundleId,
			name: appName,
			team_id: appTeamId,
			...(appStoreId && { app_store_id: Number(appStoreId) }),
		},
		...contentOf(values),
	};
}
