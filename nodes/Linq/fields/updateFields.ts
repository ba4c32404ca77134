import type { z } from 'zod';

import { collection, type AddedOf, type Field, type Fields } from '../../shared/fields/field';

/**
 * Update Fields: the user adds what to change, and what is not added stays as it is.
 *
 * @param isChange whether there is something to change
 * @param help what to do when there is not
 */
export function updateFields<F extends Fields>(
	fields: F,
	isChange: (added: AddedOf<F>) => boolean,
	help = 'add at least one field and give it a value',
): Field<z.ZodType<AddedOf<F>, z.ZodTypeDef, unknown>> {
	const { property, schema } = collection(
		{ displayName: 'Update Fields', placeholder: 'Add Field' },
		fields,
	);
	return { property, schema: () => schema().refine(isChange, help) };
}
