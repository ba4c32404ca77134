import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { field, notice } from '../../shared/fields/field';
import { inTool, notInTool, shownFor, withProperty } from '../../shared/fields/shown';
import { textSchema } from '../fields/text';
import { decorations } from './decorationFields';

const FORMATS: INodePropertyOptions[] = [
	{ name: 'Plain', value: 'plain', description: 'The text is sent as it is' },
	{ name: 'Markdown', value: 'markdown', description: 'Styles and animations written in the text' },
];

/** Shown below the text, where people look while they write. */
const MARKDOWN_NOTICE =
	'In Markdown: **bold**, *italic*, ~~strikethrough~~, &lt;u&gt;underline&lt;/u&gt;, and {shake:wow}, {big:…}, {small:…}, {nod:…}, {explode:…}, {ripple:…}, {bloom:…} or {jitter:…}';

/** A text; a message has one, and each text part. */
export const text = field({
	property: { displayName: 'Text', type: 'string', typeOptions: { rows: 4 }, default: '' },
	schema: () => textSchema().optional(),
});

const FORMAT_VALUES = ['plain', 'markdown'] as const;
export type TextFormat = (typeof FORMAT_VALUES)[number];

const formatProperty = {
	displayName: 'Text Format',
	type: 'options' as const,
	options: FORMATS,
	default: 'plain',
	description: 'How the text is read. Markdown makes styles and animations of signs in the text.',
};

const formatSchema = () => z.enum(FORMAT_VALUES).optional();

/** Among Options: a text is plain without it, so whoever adds it wants Markdown. */
export const textFormatOption = field({
	property: { ...formatProperty, default: 'markdown' },
	schema: formatSchema,
});

/** How a text is read. People write plain text, and models write Markdown; see `composeParts`. */
export const textFormat = inTool(
	field({ property: formatProperty, schema: formatSchema }),
	textFormatOption.property,
);

/** The signs of Markdown, shown while it applies. */
export const markdownNotice = (show: Record<string, string[]>) =>
	shownFor(show, {
		markdownNotice: notice(MARKDOWN_NOTICE),
	});

/** The same for a text whose format is among Options. */
export const markdownOptionNotice = markdownNotice({ '/options.textFormat': ['markdown'] });

/** What the Options of a message have for its text; each text among parts has its own format. */
export const textOptions = shownFor(
	{ '/messageType': ['text'] },
	{
		textFormat: textFormatOption,
		...notInTool({
			decorations: withProperty(decorations, {
				displayOptions: { hide: { textFormat: ['markdown'] } },
			}),
		}),
	},
);
