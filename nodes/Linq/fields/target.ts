import { z } from 'zod';

import { hasExpression } from '../../shared/expression';
import {
	BY_HANDLE,
	byHandle,
	byId,
	fromList,
	itemLocator,
	unwrap,
} from '../../shared/fields/locator';
import type { Field, Fill } from '../../shared/fields/field';
import { calledInTool } from '../../shared/fields/shown';
import { parsedBy } from './parsedBy';
import { InputError } from '../../shared/InputError';
import { UUID } from '../../shared/fields/uuid';
import { parseHandle } from '../../shared/handles';
import { asRecord } from '../../shared/json';
import { quote } from '../../shared/quote';

/** Where a message goes: to a chat, or to a person, whose chat Linq continues or opens. */
export type Target = { chatId: string } | { handle: string };

/** How n8n names a mode `id`, whatever its own label. */
const BY_ID = 'By ID';
const ID = new RegExp(`^${UUID}$`);
const HELP = 'choose a chat from the list, or enter a phone number, an email address or a chat ID';

/** What the editor refuses at once: a chat ID is neither a number with + nor has it an @. */
const person = byHandle({
	hint: 'Linq continues the chat with this person, or opens one',
	validation: [
		{
			type: 'regex',
			properties: {
				regex: '(\\s*|[^]*[+@][^]*)',
				errorMessage: `Start a phone number with + and the country code. For a chat ID, choose ${BY_ID}.`,
			},
		},
	],
});

const chosen = itemLocator(
	'chatId',
	{
		displayName: 'To',
		description:
			'Who gets the message. Leave empty to answer in the chat of the incoming item. An expression may give a phone number, an email address or a chat ID.',
		modes: [
			fromList('searchTargets', 'Chat of the incoming item'),
			person,
			byId(`Not a chat ID. For a phone number or email address, choose ${BY_HANDLE}.`),
		],
	},
	() => z.unknown(),
	'Choose from the list, type a phone number or an email address into it',
);

/**
 * The mode says what is meant by what a person has entered. An expression is understood by its value: the
 * editor chooses a mode itself when a field is dragged in, and an agent has none.
 */
const fill: Fill = (value, stored, carried) => {
	if (hasExpression(stored) && unwrap(stored) !== '=') return unwrap(value);
	const filled = chosen.fill(value, stored, carried);
	return filled === value ? value : { mode: 'id', value: filled };
};

function refusal(mode: unknown, text: string): string | undefined {
	const isId = ID.test(text);
	if (text === '') return HELP;
	if (mode === 'handle') return isId ? `this is a chat ID; choose ${BY_ID} for it` : undefined;
	if (isId) return undefined;
	if (mode === 'id') {
		return `this is not a chat ID; for a phone number or email address, choose ${BY_HANDLE}`;
	}
	// What parseHandle says of words would send somebody after a phone number who meant a chat.
	const isWords = /\p{L}/u.test(text) && !text.includes('@');
	return isWords
		? `${quote(text)} is neither a chat ID, nor a phone number with + and the country code, nor an email address`
		: undefined;
}

const toSomebody: Field<z.ZodType<Target, z.ZodTypeDef, unknown>> = {
	property: chosen.property,
	fill,
	schema: () =>
		z.unknown().transform(
			parsedBy((given): Target => {
				const value = unwrap(given);
				const text = typeof value === 'string' ? value : '';
				const problem = typeof value === 'number' ? undefined : refusal(asRecord(given).mode, text);
				if (problem !== undefined) throw new InputError(problem);
				return ID.test(text) ? { chatId: text } : { handle: parseHandle(value) };
			}),
		),
};

/** Who a message goes to; left empty, the chat of the incoming item. */
export const target = calledInTool(
	toSomebody,
	'To Chat ID, Phone Number or Email',
	'Who gets the message: the chatId of a chat (a UUID), or the phone number with + and country code or the email address of a person. Leave empty to answer in the chat of the incoming item.',
);
