import { z } from 'zod';

import {
	collection,
	field,
	optionalField,
	type ValueOf,
	type ValuesOf,
} from '../../shared/fields/field';
import { appCardContentSchema } from './appCard';
import type { CardPart } from './types';

type TextProperty = { displayName: string; description: string; placeholder?: string };

const text = (property: TextProperty) =>
	field({
		property: { ...property, type: 'string', default: '' },
		schema: () => z.string().trim(),
	});

/** What a card shows. */
export const card = collection(
	{
		displayName: 'Card',
		placeholder: 'Add Field',
		description: 'What the card shows; it needs a caption or an image',
	},
	{
		caption: text({ displayName: 'Caption', description: 'Top left, bold' }),
		subcaption: text({ displayName: 'Subcaption', description: 'Below the caption' }),
		trailingCaption: text({ displayName: 'Trailing Caption', description: 'Top right' }),
		trailingSubcaption: text({
			displayName: 'Trailing Subcaption',
			description: 'Below the trailing caption',
		}),
		imageUrl: text({
			displayName: 'Image URL',
			placeholder: 'e.g. https://example.com/table.jpg',
			description: 'Only shown in chats in which the other person has written before',
		}),
		imageTitle: text({ displayName: 'Image Title', description: 'Bold, on the image' }),
		imageSubtitle: text({ displayName: 'Image Subtitle', description: 'Below the image title' }),
		url: text({
			displayName: 'URL',
			placeholder: 'e.g. https://example.com/booking/42',
			description: 'What opens when the card is tapped',
		}),
		fallbackText: text({
			displayName: 'Fallback Text',
			description: 'Shown where a card cannot be, such as in a notification',
		}),
		interactive: field({
			property: {
				displayName: 'Interactive',
				type: 'boolean',
				default: true,
				description:
					"Whether people who have the app see the app's own live view instead of the card",
			},
			schema: () => z.boolean(),
		}),
	},
);

/** The app that a card belongs to, then the card. */
export const appCardFields = {
	appName: optionalField({
		property: {
			displayName: 'App Name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Booking',
			description: 'Name of your iMessage app',
		},
		schema: () => z.string().trim(),
	}),
	appBundleId: optionalField({
		property: {
			displayName: 'Bundle ID',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. com.example.booking.messages',
			description: 'Bundle ID of the iMessage extension of your app',
		},
		schema: () => z.string().trim(),
	}),
	appTeamId: optionalField({
		property: {
			displayName: 'Team ID',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. A1B2C3D4E5',
			description: 'Your Apple developer team: 10 capital letters and digits',
		},
		schema: () => z.string().trim(),
	}),
	appStoreId: optionalField({
		property: {
			displayName: 'App Store ID',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567890',
			description: 'Lets people who do not have the app get it',
		},
		schema: () => z.coerce.string().trim(),
	}),
	card,
};

type Card = ValueOf<typeof card>;

function contentOf({ url, fallbackText, interactive, ...layout }: Card) {
	return {
		layout: withoutEmpty({
			caption: layout.caption,
			subcaption: layout.subcaption,
			trailing_caption: layout.trailingCaption,
			trailing_subcaption: layout.trailingSubcaption,
			image_url: layout.imageUrl,
			image_title: layout.imageTitle,
			image_subtitle: layout.imageSubtitle,
		}),
		...withoutEmpty({ url, fallback_text: fallbackText }),
		...(interactive !== undefined && { interactive }),
	};
}

function withoutEmpty(fields: Record<string, string | undefined>): Record<string, string> {
	const filled = Object.entries(fields).filter((field): field is [string, string] => !!field[1]);
	return Object.fromEntries(filled);
}

/** What an update puts in the place of a card; `refuse` gets what is wrong with it. */
export function appCardContent(shown: Card, refuse: (problem: string) => never) {
	const { data, error } = appCardContentSchema().safeParse(contentOf(shown));
	return data ?? refuse(error?.issues[0].message ?? '');
}

/** The part of a new card; the part rules check it. */
export function appCardPart(values: ValuesOf<typeof appCardFields>): CardPart {
	const { appName, appBundleId, appTeamId, appStoreId } = values;
	return {
		type: 'imessage_app',
		app: {
			bundle_id: appBundleId,
			name: appName,
			team_id: appTeamId,
			...(appStoreId && { app_store_id: Number(appStoreId) }),
		},
		...contentOf(values.card),
	};
}
