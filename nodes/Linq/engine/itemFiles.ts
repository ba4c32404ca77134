import { InputError } from '../../shared/InputError';

/** Which files of an item are meant: those of these binary fields; without a name, its only file. */
export type FileNames = string[];

/**
 * The binary fields of the files that are meant.
 *
 * @param fileNames the binary fields of the item
 * @throws InputError when no name is given and the item has no file, or several
 */
export function chosenFiles(names: FileNames, fileNames: string[]): string[] {
	if (names.length > 0) return names;
	if (fileNames.length === 1) return fileNames;
	if (fileNames.length === 0) {
		throw new InputError(
			'The item has no file',
			'Connect a node that gives a file, such as Linq Trigger with Download Media, or HTTP Request.',
		);
	}
	throw new InputError(
		`The item has ${fileNames.length} files: ${fileNames.join(', ')}`,
		'Enter the name of the one to take in Input Binary Field.',
	);
}

/**
 * The same where only one file will do.
 *
 * @throws InputError also for several names
 */
export function chosenFile(names: FileNames, fileNames: string[]): string {
	const [file, ...others] = chosenFiles(names, fileNames);
	if (others.length === 0) return file;
	throw new InputError(
		`This takes one file, and ${names.length} are named: ${names.join(', ')}`,
		'Keep one of the names in Input Binary Field.',
	);
}
