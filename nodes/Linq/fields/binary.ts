import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { optionalField } from '../../shared/fields/field';
import { withProperty } from '../../shared/fields/shown';

/** Where a file of the item comes from, in the menus of sources: first of all, and the default. */
export const FILES_OF_THE_ITEM = [
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
] as const satisfies INodePropertyOptions[];

const entry = () => z.string({ invalid_type_error: 'enter the name of a field that holds a file' });

/** Whether a link stands where a file is named. */
export const isLink = (name: string) => /^https:\/\/\S+$/i.test(name);

/** The binary fields that hold the files, which may be left empty; see `chosenFiles`. */
export const binaryFields = optionalField({
	property: {
		displayName: 'File',
		type: 'string',
		default: '',
		placeholder: 'e.g. data',
		hint: "Leave empty to take the item's only file, whatever its name",
		description:
			'The name of the binary field that holds the file, or several names separated by commas',
	},
	schema: () =>
		entry()
			.transform((text) => (isLink(text.trim()) ? [text] : text.split(',')))
			.or(z.array(entry()))
			.transform((names) => names.map((name) => name.trim()).filter(Boolean)),
});

/** The same where only one file will do; see `chosenFile`. */
export const binaryField = withProperty(binaryFields, {
	description: 'The name of the binary field that holds the file',
});

/** The same where a link to a file will do, too, such as this one. */
export const orLink = (files: typeof binaryFields, example: string) =>
	withProperty(files, {
		placeholder: `e.g. data or ${example}`,
		hint: "Leave empty to take the item's only file, or enter a link",
		description: `${files.property.description}, or a public link to it that starts with https://`,
	});
