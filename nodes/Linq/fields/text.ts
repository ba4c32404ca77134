import { z } from 'zod';

/** A text; numbers and yes or no are welcome, because expressions often give them. */
export const textInput = z.union([z.string(), z.number(), z.boolean()]).transform(String);
