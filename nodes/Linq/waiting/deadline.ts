import { tryToParseDateTime } from 'n8n-workflow';
import { z } from 'zod';

import {
	field,
	fromMenu,
	optionalField,
	propertiesOf,
	schemaOf,
	type Field,
	type ValuesOf,
} from '../../shared/fields/field';
import { shownFor } from '../../shared/fields/shown';
import { InputError } from '../../shared/InputError';

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };
const LONGEST_WAIT_DAYS = 30;
const AT_MOST = `at most ${LONGEST_WAIT_DAYS} days from now`;

/** What holds without the option, and what it begins with. */
const USUAL = { limitType: 'afterTimeInterval', resumeAmount: 3, resumeUnit: 'days' } as const;

const limitType = optionalField(
	fromMenu({
		displayName: 'Limit Type',
		type: 'options',
		options: [
			{ name: 'After Time Interval', value: 'afterTimeInterval' },
			{ name: 'At Specified Time', value: 'atSpecifiedTime' },
		],
		default: USUAL.limitType,
		description: 'How the end of the wait is given',
	}),
);
const resumeAmount = optionalField({
	property: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: USUAL.resumeAmount,
		description: 'How long to wait for the answer',
	},
	schema: () => z.number({ invalid_type_error: 'enter a number' }).positive('enter more than 0'),
});
const resumeUnit = optionalField(
	fromMenu({
		displayName: 'Unit',
		type: 'options',
		options: [
			{ name: 'Minutes', value: 'minutes' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Days', value: 'days' },
		],
		default: USUAL.resumeUnit,
	}),
);
const maxDateAndTime = optionalField({
	property: {
		displayName: 'Date and Time',
		type: 'dateTime',
		default: '',
		description: `When to stop waiting, ${AT_MOST}`,
	},
	schema: () => z.unknown(),
});

/** In the names and in the layout that n8n's own nodes have for it. */
const values = {
	limitType,
	...shownFor({ limitType: ['afterTimeInterval'] }, { resumeAmount, resumeUnit }),
	...shownFor({ limitType: ['atSpecifiedTime'] }, { maxDateAndTime }),
};
/** When a wait ends without an answer. */
export type WaitLimit = ValuesOf<typeof values>;

export const DEFAULT_LIMIT: WaitLimit = { ...USUAL, maxDateAndTime: '' };

export const limitWaitTime: Field<z.ZodType<WaitLimit, z.ZodTypeDef, unknown>> = field({
	property: {
		displayName: 'Limit Wait Time',
		type: 'fixedCollection',
		default: { values: USUAL },
		options: [{ name: 'values', displayName: 'Values', values: propertiesOf(values) }],
		description: `When to go on without an answer, ${AT_MOST}. Without this option, after ${USUAL.resumeAmount} days.`,
	},
	schema: () => z.object({ values: schemaOf(values) }).transform((given) => given.values),
});

/**
 * The time at which a wait ends.
 *
 * @param now in milliseconds since 1970
 * @param timezone the workflow's, for a date without one
 * @throws InputError for a time that is over, or too far away for a wait
 */
export function deadlineOf(wait: WaitLimit, now: number, timezone: string): Date {
	const time =
		wait.limitType === 'atSpecifiedTime'
			? parseTime(wait.maxDateAndTime, timezone)
			: now + wait.resumeAmount * UNIT_MS[wait.resumeUnit];
	if (time === undefined) {
		throw new InputError('Limit Wait Time: enter a date and time, such as 2026-03-01T09:00:00');
	}
	if (time <= now) {
		throw new InputError(
			`Limit Wait Time: ${new Date(time).toISOString()} is over`,
			'Enter a time to come.',
		);
	}
	if (time > now + LONGEST_WAIT_DAYS * UNIT_MS.days) {
		throw new InputError(
			`Limit Wait Time: enter a time ${AT_MOST}`,
			'To wait longer, let the workflow ask again when nobody has answered.',
		);
	}
	return new Date(time);
}

/** @returns undefined for what is no time */
function parseTime(value: unknown, timezone: string): number | undefined {
	try {
		return tryToParseDateTime(value, timezone).toMillis();
	} catch {
		return undefined;
	}
}
