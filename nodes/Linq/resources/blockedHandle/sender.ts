import { z } from 'zod';

import { parsedBy } from '../../fields/parsedBy';
import { parseHandle } from '../../../shared/handles';
import { InputError } from '../../../shared/InputError';
import { withProperty } from '../../../shared/fields/shown';
import { handle } from '../../fields/handle';

/**
 * Who can be blocked: besides people, the short codes and sender names of companies (api-v3 §b,
 * blocked_handles). What a sender name may look like is not documented: whatever has a letter passes.
 */
function parseSender(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : value;
	if (typeof text !== 'string' || text === '' || /[@+]/.test(text)) return parseHandle(text);
	if (/^\d{3,8}$/.test(text) || /\p{L}/u.test(text)) return text;
	throw new InputError(
		`"${text}" is neither a phone number nor a short code.`,
		'A phone number starts with + and the country code, such as +12052532136. A short code has 3 to 8 digits.',
	);
}

export const sender = {
	...withProperty(handle, {
		description:
			'Phone number with + and country code, email address, short code (3 to 8 digits) or sender name',
	}),
	schema: () => z.unknown().transform(parsedBy(parseSender)),
};
