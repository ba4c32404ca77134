import { z } from 'zod';

/** A text; numbers and yes or no are welcome, because expressions often give them. */
export const textSchema = () => z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A public https address, or nothing. */
export const optionalUrl = () =>
	z
		.string()
		.trim()
		.regex(/^(https:\/\/\S+)?$/i, 'enter a public address that starts with https://');
