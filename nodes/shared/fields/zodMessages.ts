import { z } from 'zod';

const EXPECTED: Record<string, string> = {
	string: 'enter a text',
	number: 'enter a number',
	boolean: 'switch it on or off, or give true or false',
	array: 'enter a list',
	object: 'this is not filled in correctly',
};

/** Messages for schemas that have none of their own; each follows the name of the field. */
export const userMessages: z.ZodErrorMap = (issue, context) => {
	const { defaultError } = context;
	const isOwnMessage = defaultError !== z.defaultErrorMap(issue, context).message;
	if (isOwnMessage) return { message: defaultError };
	switch (issue.code) {
		case z.ZodIssueCode.invalid_type:
			return { message: EXPECTED[issue.expected] ?? 'this is not filled in correctly' };
		case z.ZodIssueCode.invalid_enum_value:
		case z.ZodIssueCode.invalid_union_discriminator:
			return { message: `choose one of: ${issue.options.join(', ')}` };
		case z.ZodIssueCode.invalid_union:
			return { message: 'enter a text' };
		default:
			return { message: defaultError };
	}
};
