import { z } from 'zod';

import { field, fromMenu, optionalField } from '../../shared/fields/field';
import { shownFor } from '../../shared/fields/shown';
import { handles, isBlank } from '../fields/handle';
import { textSchema } from '../fields/text';
import { parseHandles } from '../../shared/handles';
import { limitWaitTime } from './deadline';
import { phraseOf } from './words';

/** With more, Linq's request would time out and be retried (api-v3 §e.2). */
const LONGEST_FINISH_S = 5;

/** Lines of a field with several values, or what an expression gives: a list, or text with commas. */
const lines = () =>
	z.unknown().transform((value) => {
		const rows: unknown[] = Array.isArray(value) ? value.flat() : [value ?? ''];
		return rows
			.flatMap((row) => String(row).split(/[,;\r\n]/))
			.map((row) => row.trim())
			.filter(Boolean);
	});

const phrases = (displayName: string, example: string, description: string) =>
	field({
		property: {
			displayName,
			type: 'string',
			default: '',
			placeholder: `e.g. ${example}`,
			description,
		},
		schema: () => lines().transform((all) => all.map(phraseOf)),
	});

export const responseType = optionalField(
	fromMenu({
		displayName: 'Response Type',
		type: 'options',
		options: [
			{
				name: 'Approval',
				value: 'approval',
				description: 'Yes or no, in words or with a tapback: 👍 and ❤️ are yes, 👎 is no',
			},
			{
				name: 'Choice',
				value: 'choice',
				description: 'One of several options, by its number or its words',
			},
			{ name: 'Free Text', value: 'freeText', description: 'Whatever they say next' },
		],
		default: 'approval',
		description: 'What kind of answer to wait for',
	}),
);

export const choices = shownFor(
	{ responseType: ['choice'] },
	{
		choices: field({
			property: {
				displayName: 'Choices',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Choice' },
				// One row to begin with.
				default: [''],
				required: true,
				placeholder: 'e.g. Tuesday',
				description:
					'What to choose from. An expression may also give a list or text separated by commas.',
			},
			schema: lines,
		}),
	},
);

/** What Options has for every question that is waited for. */
export const waitOptions = {
	limitWaitTime,
	askAsPoll: field({
		property: {
			displayName: 'Ask as Poll',
			type: 'boolean',
			default: true,
			description:
				'Whether to put the choices into a poll below the message, where one tap answers. Replies count, too. Where the chat cannot have a poll, as with SMS and RCS, the choices are listed instead.',
			displayOptions: { show: { '/responseType': ['choice'] } },
		},
		schema: () => z.boolean(),
	}),
	onlyFrom: handles(
		{
			displayName: 'Only From',
			addButton: 'Add Person',
			placeholder: 'e.g. +12025550123 or ana@example.com',
			description:
				'Who may answer, as phone numbers with + and country code or email addresses. Without this option, anybody in the chat.',
		},
		(value) => (isBlank(value) ? [] : parseHandles(value)),
	),
	answerToOthers: field({
		property: {
			displayName: 'Answer to Others',
			type: 'string',
			default: '',
			placeholder: 'e.g. Only Ana can approve this',
			description: 'What to write to somebody who answers but is not in Only From, once to each',
		},
		schema: textSchema,
	}),
	howToAnswer: field({
		property: {
			displayName: 'How to Answer',
			type: 'string',
			default: '',
			placeholder: 'e.g. Please reply YES or NO',
			description:
				'The line below the message that says how to answer. It is also written to somebody whose answer is not understood, once. Without this option there is one for approvals and choices; leave it empty for none.',
		},
		schema: textSchema,
	}),
	ignoreReactions: field({
		property: {
			displayName: 'Ignore Reactions',
			type: 'boolean',
			default: true,
			description: 'Whether only words count, and no tapbacks',
		},
		schema: () => z.boolean(),
	}),
	finishSeconds: field({
		property: {
			displayName: 'Wait for Them to Finish (Seconds)',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: LONGEST_FINISH_S },
			default: LONGEST_FINISH_S,
			description:
				'Seconds to wait after an answer for further messages of the same person, which are then part of it',
		},
		schema: () =>
			z
				.number({ invalid_type_error: 'enter a number' })
				.min(0, 'enter 0 or more')
				.max(LONGEST_FINISH_S, `enter ${LONGEST_FINISH_S} or less`),
	}),
	yesWords: phrases(
		'More Words for Yes',
		'approved, ship it',
		'Words that mean yes, separated by commas',
	),
	noWords: phrases('More Words for No', 'hold, not yet', 'Words that mean no, separated by commas'),
};
