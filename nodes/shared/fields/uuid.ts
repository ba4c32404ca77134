import { z } from 'zod';

/** What every id of Linq looks like (api-v3 §1). */
export const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
/** An id to show as an example. */
export const EXAMPLE_ID = '550e8400-e29b-41d4-a716-446655440000';

/** An id that must be there; `help` says what to enter when it is empty. */
export const idSchema = (what: string, help: string) => () =>
	z
		.string({ required_error: help, invalid_type_error: help })
		.trim()
		.min(1, help)
		.regex(new RegExp(`^${UUID}$`), `this is not ${what}; it looks like ${EXAMPLE_ID}`);
