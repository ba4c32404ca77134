import { z } from 'zod';

import { effectOf } from '../../shared/message/effects';
import { parseParts, parsePartsJson } from '../../shared/message/rules';
import type { MessageContent, Part, ReplyTo, Service } from '../../shared/message/types';
import { MessageRuleError } from '../../shared/message/MessageRuleError';

/** The values of the composer's fields; those of other message types are absent. */
export const composerShape = {
	messageType: z.enum(['text', 'richLink', 'json']),
	/** A number is welcome: expressions often give one. */
	text: z.union([z.string(), z.number()]).transform(String).default(''),
	linkUrl: z.string().default(''),
	partsJson: z.unknown(),
};

type ComposerValues = z.infer<z.ZodObject<typeof composerShape>>;

/**
 * Makes Linq's parts of what the user has composed, and checks them (api-v3 §d.2).
 *
 * @throws MessageRuleError that names the part and what to change
 */
export function composeParts(values: ComposerValues): Part[] {
	switch (values.messageType) {
		case 'text':
			return parseParts(textParts(values));
		case 'richLink':
			return parseParts([{ type: 'link', value: values.linkUrl.trim() }]);
		case 'json':
			return parsePartsJson(values.partsJson);
	}
}

function textParts({ text }: ComposerValues): Part[] {
	if (text.trim() === '') {
		throw new MessageRuleError('The text is empty', 'Write the words to send into Text.');
	}
	return [{ type: 'text', value: text }];
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
	parts: Part[],
	sending: Sending,
	derivedKey: string,
): MessageContent {
	return {
		parts,
		...(sending.effect && { effect: effectOf(sending.effect) }),
		idempotency_key: sending.idempotencyKey?.trim() || derivedKey,
		...(sending.preferredService && { preferred_service: sending.preferredService }),
		...(sending.replyToMessageId && { reply_to: replyTo(sending) }),
	};
}

function replyTo({ replyToMessageId = '', replyToPartIndex }: Sending): ReplyTo {
	return {
		message_id: replyToMessageId,
		...(replyToPartIndex !== undefined && { part_index: replyToPartIndex }),
	};
}
