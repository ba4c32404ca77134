import { InputError } from '../../shared/InputError';
import { splitBlocks, type Block } from './markdown/blocks';
import { parseInline } from './markdown/inline';
import type { DecoratedText } from './markdown/pieces';
import { reconcile } from './markdown/reconcile';
import { MAX_DECORATIONS } from './ranges';
import type { TextDecoration, TextPart } from './types';

/**
 * Turns Markdown into a text and its decorations (api-v3 §d.2), for Linq takes text as it is.
 *
 * `**bold**`, `*italic*`, `_italic_`, `~~strikethrough~~`, `<u>underline</u>` and `{shake:animated}`
 * (any of the eight animations) become decorations; a backslash makes the next sign an ordinary one.
 * Headings become bold, and what a message cannot show becomes readable text: "• item",
 * "label (https://…)", "cell | cell". Linq allows no style and no second animation inside an animation:
 * there the words stay and the inner decoration goes. A marker without partner stays as it is, and so
 * does a text that has no markers.
 *
 * @returns `text_decorations` only where there are any
 * @throws InputError for more decorations than Linq accepts
 */
export function parseMarkdown(markdown: string): Pick<TextPart, 'value' | 'text_decorations'> {
	let value = '';
	const decorations: TextDecoration[] = [];
	for (const block of splitBlocks(markdown)) {
		const text = readBlock(block);
		for (const { range, ...mark } of text.decorations) {
			decorations.push({ range: [range[0] + value.length, range[1] + value.length], ...mark });
		}
		value += text.value;
	}
	// Markdown of markers alone, such as an empty table: better sent as it is than not at all.
	if (value === '') return { value: markdown };

	const text_decorations = reconcile(value, decorations);
	if (text_decorations.length === 0) return { value };
	if (text_decorations.length > MAX_DECORATIONS) {
		throw new InputError(
			`The Markdown has ${text_decorations.length} stretches of decorated text; Linq accepts at most ${MAX_DECORATIONS} in one text.`,
			'Use fewer styles, or split the text into several messages.',
		);
	}
	return { value, text_decorations };
}

function readBlock({ kind, source }: Block): DecoratedText {
	if (kind === 'code') return { value: source, decorations: [] };
	const { value, decorations } = parseInline(source);
	if (kind === 'text') return { value, decorations };
	const bold: TextDecoration = { range: [0, value.trimEnd().length], style: 'bold' };
	return { value, decorations: [...decorations, bold] };
}
