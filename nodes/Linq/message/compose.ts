import type { IDataObject } from 'n8n-workflow';

import { buildDecorations, type DecorationRow } from './decorations';
import { effectOf } from './effects';
import { parseMarkdown } from './markdown';
import type { ItemFacts } from '../engine/operation';
import { InputError } from '../../shared/InputError';
import { parsePartsJson } from './rules';
import type { MessageContent, Part, ReplyTo, Service, TextPart } from './types';
import { appCardPart } from './appCardFields';
import { checkDraft, type DraftPart } from './draft';
import type { Composition } from './composer';
import { mediaParts, type MediaRow } from './mediaFields';
import type { TextFormat } from './textFields';

/**
 * Makes parts of what the user has composed, and checks them (api-v3 §d.2).
 *
 * @throws InputError that names the part and what to change
 */
export function composeParts(
	composition: Composition & { options: Style & Sending },
	item: ItemFacts,
): DraftPart[] {
	const parts = partsOf(composition, item);
	const { preferredService } = composition.options;
	if (parts.some(isCard) && preferredService && preferredService !== 'iMessage') {
		throw new InputError(
			'An app card can only be sent over iMessage',
			'In Options, set Service to Automatic or iMessage Only.',
		);
	}
	return parts;
}

const isCard = ({ type }: DraftPart) => type === 'imessage_app' || type === 'app_clip';

function partsOf(composition: Composition & { options: Style }, item: ItemFacts): DraftPart[] {
	const { messageType, text, options, attachments, parts, linkUrl = '', partsJson } = composition;
	const textOf = (styled: ComposedText) => textPart(styled, item.isTool ? 'markdown' : 'plain');
	const mediaOf = (row: MediaRow) => mediaParts(row, item.fileNames);
	switch (messageType) {
		case 'text': {
			const files = attachments.flatMap(mediaOf);
			// A file that was received without a text is sent without one.
			const isWordless = text?.trim() === '' && files.length > 0;
			const texts = isWordless ? [] : [textOf({ text, ...options })];
			return checkDraft([...texts, ...files], (index) =>
				index < texts.length ? 'Text' : `Attachment ${index - texts.length + 1}`,
			);
		}
		case 'parts':
			return checkDraft(parts.flatMap((row) => (row.type === 'text' ? textOf(row) : mediaOf(row))));
		case 'richLink':
			return checkDraft([{ type: 'link', value: linkUrl.trim() }], () => 'Link URL');
		case 'appCard':
			return checkDraft([appCardPart(composition)], () => 'App Card');
		case 'json':
			return parsePartsJson(partsJson);
	}
}

/** How a text looks, as the options of an operation give it. */
interface Style {
	textFormat?: TextFormat;
	decorations?: DecorationRow[];
}

/** A text as the composer holds it. */
interface ComposedText extends Style {
	/** Undefined where an expression gives nothing. */
	text?: string;
}

function textPart({ text = '', ...style }: ComposedText, usualFormat: TextFormat): TextPart {
	const { textFormat: format = usualFormat, decorations = [] } = style;
	if (text.trim() === '') {
		throw new InputError('The text is empty', 'Write the words to send into Text.');
	}
	if (format === 'markdown') return { type: 'text', ...parseMarkdown(text) };
	if (decorations.length === 0) return { type: 'text', value: text };
	return { type: 'text', value: text, text_decorations: buildDecorations(text, decorations) };
}

/** What a message has besides its parts, as the options of an operation give it. */
interface Sending {
	effect?: string;
	idempotencyKey?: string;
	preferredService?: Service;
	replyToMessageId?: string;
	replyToPartIndex?: number;
}

/** The `message` of a request (api-v3 §d.1); the user's own key goes before the derived one. */
export function messageContent(
	{ parts, options: sending }: { parts: DraftPart[]; options: Sending },
	derivedKey: string,
): MessageContent {
	return {
		// By the time a request is built, `prepare` has replaced the binary fields.
		parts: parts as Part[],
		...(sending.effect && { effect: effectOf(sending.effect) }),
		idempotency_key: sending.idempotencyKey?.trim() || derivedKey,
		...(sending.preferredService && { preferred_service: sending.preferredService }),
		...(sending.replyToMessageId && { reply_to: replyTo(sending.replyToMessageId, sending) }),
	};
}

function replyTo(messageId: string, { replyToPartIndex: partIndex }: Sending): ReplyTo {
	return { message_id: messageId, ...(partIndex !== undefined && { part_index: partIndex }) };
}

/** What a call that sends a message has besides its path. */
export function messageCall(message: MessageContent, routing: IDataObject = {}) {
	return {
		method: 'POST' as const,
		body: { ...routing, message },
		idempotencyKey: message.idempotency_key,
	};
}
