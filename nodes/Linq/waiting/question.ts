import type { AddedOf } from '../../shared/fields/field';
import { parseMarkdown } from '../message/markdown';
import type { TextPart } from '../message/types';
import { DEFAULT_LIMIT } from './deadline';
import type { waitOptions } from './fields';
import type { ResponseType } from './wait';

const HOW_TO_APPROVE = 'Reply YES or NO, or tap 👍 or 👎.';
const HOW_TO_APPROVE_IN_WORDS = 'Reply YES or NO.';

interface Asked {
	responseType: ResponseType;
	choices: string[];
	options: AddedOf<typeof waitOptions>;
}

/** What counts as an answer to a question, and until when. */
export function rulesOf({ responseType, choices, options }: Asked) {
	const {
		limitWaitTime: limit = DEFAULT_LIMIT,
		onlyFrom = [],
		yesWords = [],
		noWords = [],
	} = options;
	const { answerToOthers = '', ignoreReactions = false, finishSeconds = 0 } = options;
	const asPoll = responseType === 'choice' && options.askAsPoll === true;
	const howToAnswer = options.howToAnswer ?? usualLine(responseType, choices, ignoreReactions);
	return {
		limit,
		/** What is below the question in its own message. */
		lineBelow: asPoll ? (options.howToAnswer ?? '') : howToAnswer,
		rules: {
			responseType,
			choices,
			asPoll,
			yes: yesWords,
			no: noWords,
			onlyFrom: onlyFrom.map((handle) => handle.toLowerCase()),
			ignoreReactions,
			answerToOthers: answerToOthers.trim(),
			howToAnswer: howToAnswer.trim(),
			finishSeconds,
		},
	};
}

function usualLine(type: ResponseType, choices: string[], ignoreReactions: boolean): string {
	if (type === 'freeText') return '';
	if (type === 'approval') return ignoreReactions ? HOW_TO_APPROVE_IN_WORDS : HOW_TO_APPROVE;
	return listOf(choices);
}

/** Choices in words, for a chat or a person without polls. */
export function listOf(choices: string[]): string {
	return ['Reply with a number:', ...choices.map((choice, at) => `${at + 1}. ${choice}`)].join(
		'\n',
	);
}

/** The question as it is sent; the line that explains it is not Markdown. */
export function questionPart(
	message: string,
	format: 'plain' | 'markdown',
	lineBelow: string,
): TextPart {
	const { value, ...decorations } =
		format === 'markdown' ? parseMarkdown(message) : { value: message };
	const line = lineBelow.trim();
	const text = line === '' ? value : `${value}\n\n${line}`;
	return { type: 'text', value: text, ...decorations };
}
