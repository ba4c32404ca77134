import { InputError } from '../../shared/InputError';

/**
 * The binary fields that the user has chosen: those that are named, or the only one of the item.
 *
 * @param fileNames the binary fields of the item
 * @param remedy what to do where no name is given and the item has several files
 * @throws InputError there, and where the item has no file
 */
export function chosenFiles(
	names: string[],
	fileNames: string[],
	remedy = 'Enter the names of those to take, or choose All Files of the Item.',
): string[] {
	if (names.length > 0) return names;
	if (fileNames.length === 1) return fileNames;
	if (fileNames.length > 1) {
		const named = fileNames.join(', ');
		throw new InputError(`The item has ${fileNames.length} files: ${named}`, remedy);
	}
	throw new InputError(
		'The item has no file',
		'Connect a node that gives a file, such as Linq Trigger with Download Attachments, or HTTP Request.',
	);
}

/**
 * The same where only one file will do.
 *
 * @throws InputError also for several names
 */
export function chosenFile(names: string[], fileNames: string[]): string {
	const [file, ...others] = chosenFiles(names, fileNames, 'Enter the name of the one to take.');
	if (others.length === 0) return file;
	throw new InputError(
		`This takes one file, and ${names.length} are named: ${names.join(', ')}`,
		'Keep one of the names.',
	);
}
