import { z } from 'zod';

import { appCardPartSchema } from './appCard';
import { onFirstUse } from '../engine/onFirstUse';
import { EXAMPLE_ID } from '../../shared/fields/uuid';
import { quote } from '../../shared/quote';
import { ANIMATIONS, STYLES, type TextRange } from './types';

/** Longest text of one part, in UTF-16 code units, like every other length in Linq (api-v3 §d.2). */
export const MAX_TEXT_LENGTH = 10_000;
/** Longest URL of a link part, in characters. */
const MAX_LINK_LENGTH = 2_048;

const PART_TYPES = ['text', 'media', 'link', 'imessage_app', 'app_clip'];

/** A number as English texts have it: `10,000`. */
export const formatNumber = (value: number) => value.toLocaleString('en-US');

const textField = (name: string) =>
	z.string({
		required_error: `${name} is missing.`,
		invalid_type_error: `${name} must be a text.`,
	});

const refuse = (ctx: z.RefinementCtx, message: string) =>
	ctx.addIssue({ code: z.ZodIssueCode.custom, message });

const oneOf = (kind: string, values: readonly [string, ...string[]]): z.ZodErrorMap => {
	return (_issue, ctx) => ({
		message: `${quote(String(ctx.data))} is not ${kind}. Linq knows ${values.join(', ')}.`,
	});
};

const isPairOfIntegers = (value: unknown): value is TextRange =>
	Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);

const textDecoration = () =>
	z
		.object(
			{
				range: z.custom<TextRange>(
					isPairOfIntegers,
					'range must be two whole numbers, such as [0, 5].',
				),
				style: z.enum(STYLES, { errorMap: oneOf('a style', STYLES) }).optional(),
				animation: z.enum(ANIMATIONS, { errorMap: oneOf('an animation', ANIMATIONS) }).optional(),
			},
			{
				invalid_type_error: 'must be an object such as {"range": [0, 5], "style": "bold"}.',
			},
		)
		.passthrough()
		.superRefine(({ style, animation }, ctx) => {
			if (style && animation) {
				refuse(ctx, 'has both a style and an animation. Keep one of the two.');
			}
			if (!style && !animation) refuse(ctx, 'needs a style or an animation.');
		});

const textPart = () =>
	z
		.object({
			type: z.literal('text'),
			value: textField('value').superRefine(({ length }, ctx) => {
				if (length === 0) refuse(ctx, 'text is empty. Write something, or leave this part out.');
				if (length > MAX_TEXT_LENGTH) {
					refuse(
						ctx,
						`text is ${formatNumber(length)} characters long; Linq accepts at most ${formatNumber(MAX_TEXT_LENGTH)}. Split it into several messages.`,
					);
				}
			}),
			text_decorations: z
				.array(z.preprocess(withoutNulls, textDecoration()), {
					invalid_type_error: 'text_decorations must be a list, starting with [.',
				})
				.optional(),
		})
		.passthrough();

const mediaPart = () =>
	z
		.object({
			type: z.literal('media'),
			url: textField('url')
				.superRefine((url, ctx) => {
					if (!url.startsWith('https://')) {
						refuse(ctx, `Linq downloads media over https:// only, and this URL is ${quote(url)}.`);
					} else if (/\s/.test(url)) {
						refuse(ctx, `the URL ${quote(url)} contains a space. In a URL a space is written %20.`);
					} else if (!URL.canParse(url)) {
						refuse(ctx, `${quote(url)} is not a valid URL.`);
					}
				})
				.optional(),
			attachment_id: textField('attachment_id')
				.uuid(`the attachment ID must look like ${EXAMPLE_ID}, as Linq gave it when the file was uploaded.`)
				.optional(),
		})
		.passthrough();

const linkPart = () =>
	z
		.object({
			type: z.literal('link'),
			value: textField('value').superRefine((url, ctx) => {
				if (url.length > MAX_LINK_LENGTH) {
					refuse(
						ctx,
						`the link is ${formatNumber(url.length)} characters long; Linq accepts at most ${formatNumber(MAX_LINK_LENGTH)}.`,
					);
				} else if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(url)) {
					refuse(
						ctx,
						`${quote(url)} is not a web address. It must start with https:// and contain no spaces.`,
					);
				}
			}),
		})
		.passthrough();

const appClipPart = () => z.object({ type: z.literal('app_clip') }).passthrough();

const explainPartType: z.ZodErrorMap = (issue, ctx) => {
	if (issue.code !== z.ZodIssueCode.invalid_union_discriminator) {
		return { message: 'must be an object such as {"type": "text", "value": "Hello"}.' };
	}
	const { type } = ctx.data as { type?: unknown };
	const problem =
		type === undefined ? 'type is missing' : `${quote(String(type))} is not a type of part`;
	return { message: `${problem}. Linq knows ${PART_TYPES.join(', ')}.` };
};

/**
 * The shape of one part (api-v3 §d.2). Fields that we do not know are passed on: Linq adds new ones.
 * Messages go on from the name of the part: "Part 2: …".
 */
export const partSchema = onFirstUse(() =>
	z.preprocess(
		withoutNulls,
		z.discriminatedUnion(
			'type',
			[textPart(), mediaPart(), linkPart(), appCardPartSchema(), appClipPart()],
			{
				errorMap: explainPartType,
			},
		),
	),
);

/** Linq's responses and n8n's expressions both write "nothing" as null: such a field is left out. */
function withoutNulls(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}
