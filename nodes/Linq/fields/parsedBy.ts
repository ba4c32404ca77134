import { z } from 'zod';

import { InputError } from '../../shared/InputError';

/**
 * For the `transform` of a field's schema: what `parse` refuses becomes an issue of the field, so that the
 * error names it.
 */
export function parsedBy<Input, Output>(parse: (value: Input) => Output) {
	return (value: Input, issues: z.RefinementCtx): Output => {
		try {
			return parse(value);
		} catch (error) {
			const { message, description } = refusalOf(error);
			issues.addIssue({ code: 'custom', message, params: { description } });
			return z.NEVER;
		}
	};
}

function refusalOf(error: unknown): InputError {
	if (error instanceof InputError) return error;
	throw error;
}
