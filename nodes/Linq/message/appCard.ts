import { z } from 'zod';

import { onFirstUse } from '../engine/onFirstUse';

/** An iMessage app card (api-v3 §d.2); Linq refuses a wrong one with 1008. */

const MAX_WEB_URL = 2_048;
const MAX_DATA_URL = 16_384;

const CAPTIONS = ['caption', 'subcaption', 'trailing_caption', 'trailing_subcaption'] as const;

const text = () => z.string({ invalid_type_error: 'must be a text.' }).optional();

const layout = () =>
	z
		.object(
			{
				caption: text(),
				subcaption: text(),
				trailing_caption: text(),
				trailing_subcaption: text(),
				image_url: text(),
				image_title: text(),
				image_subtitle: text(),
			},
			{ required_error: 'the card needs a layout.' },
		)
		.refine((card) => Boolean(card.image_url) || CAPTIONS.some((name) => card[name]), {
			message: 'the card needs a caption or an image.',
		})
		.refine((card) => card.image_url || !(card.image_title || card.image_subtitle), {
			message: 'the title and subtitle of the image need an image URL.',
		});

function isCardUrl(url: string): boolean {
	if (/^data:/i.test(url)) return url.length <= MAX_DATA_URL;
	return /^https:\/\/\S+$/i.test(url) && url.length <= MAX_WEB_URL;
}

const contentShape = () => ({
	layout: layout(),
	url: z
		.string()
		.refine(
			isCardUrl,
			'the URL of the card must start with https:// (up to 2,048 characters) or data: (up to 16,384).',
		)
		.optional(),
	fallback_text: text(),
	interactive: z.boolean({ invalid_type_error: 'interactive must be true or false.' }).optional(),
});

/** What an update of a card may replace (api-v3 §b, POST /v3/messages/{messageId}/update). */
export const appCardContentSchema = onFirstUse(() => z.object(contentShape()));

/** A whole `imessage_app` part. Fields that we do not know are passed on. */
export const appCardPartSchema = () =>
	z
		.object({
			type: z.literal('imessage_app'),
			app: z
				.object(
					{
						bundle_id: z
							.string({ required_error: 'the bundle ID of the app is missing.' })
							.min(1, 'the bundle ID of the app is missing.')
							.regex(/^[^:]*$/, 'the bundle ID of the app must not contain a colon.'),
						name: z
							.string({ required_error: 'the name of the app is missing.' })
							.min(1, 'the name of the app is missing.'),
						team_id: z
							.string({ required_error: 'the team ID of the app is missing.' })
							.regex(
								/^[A-Z0-9]{10}$/,
								'the team ID of the app must be 10 capital letters and digits.',
							),
						app_store_id: z
							.number({ invalid_type_error: 'the App Store ID must be a number.' })
							.int('the App Store ID must be a whole number.')
							.optional(),
					},
					{ required_error: 'the card needs an app.' },
				)
				.passthrough(),
			...contentShape(),
		})
		.passthrough();
