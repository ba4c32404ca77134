import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { optionalField } from '../../shared/fields/field';

/** Where a file of the item comes from, in the menus of sources: first of all, and the default. */
export const FILES_OF_THE_ITEM: INodePropertyOptions[] = [
	{
		name: 'File of the Item',
		value: 'binary',
		description: 'A file from a previous node, up to 100 MB',
	},
	{
		name: 'All Files of the Item',
		value: 'allBinary',
		description: 'Every file that the item has from previous nodes, if it has any',
	},
];

const entry = () => z.string({ invalid_type_error: 'enter the name of a field that holds a file' });

/** The binary fields that hold the files, which may be left empty; see `chosenFiles`. */
export const binaryFields = optionalField({
	property: {
		displayName: 'Input Binary Field',
		type: 'string',
		default: '',
		placeholder: 'e.g. data',
		hint: "Leave empty to take the item's only file, whatever its name",
		description:
			'The name of the binary field that holds the file. Several names are separated by commas.',
	},
	schema: () =>
		entry()
			.transform((text) => text.split(','))
			.or(z.array(entry()))
			.transform((names) => names.map((name) => name.trim()).filter(Boolean)),
});

/** The same where only one file will do; see `chosenFile`. */
export const binaryField = {
	...binaryFields,
	property: {
		...binaryFields.property,
		description: 'The name of the binary field that holds the file',
	},
};
