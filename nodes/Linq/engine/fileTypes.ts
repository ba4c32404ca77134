import { InputError } from '../../shared/InputError';
import { quote } from '../../shared/quote';

/** Largest file that can be uploaded beforehand: 100 MB, in bytes (api-v3 §d.4). */
export const UPLOAD_LIMIT_BYTES = 104_857_600;

interface Format {
	/** As Linq spells it. */
	type: string;
	extensions: string[];
	/** Other names in use for the same format, those that Linq calls deprecated among them. */
	spellings?: string[];
}

/**
 * What Linq accepts for an upload (api-v3 §d.4). WebP and SVG are in Linq's list but refused in its
 * text: Linq decides.
 */
const FORMATS: Format[] = [
	{ type: 'image/jpeg', extensions: ['jpg', 'jpeg'], spellings: ['image/jpg', 'image/pjpeg'] },
	{ type: 'image/png', extensions: ['png'] },
	{ type: 'image/gif', extensions: ['gif'] },
	{ type: 'image/heic', extensions: ['heic'] },
	{ type: 'image/heif', extensions: ['heif'] },
	{ type: 'image/tiff', extensions: ['tif', 'tiff'], spellings: ['image/tif'] },
	{ type: 'image/bmp', extensions: ['bmp'], spellings: ['image/x-ms-bmp'] },
	{ type: 'image/svg+xml', extensions: ['svg'] },
	{ type: 'image/webp', extensions: ['webp'] },
	{ type: 'image/x-icon', extensions: ['ico'], spellings: ['image/vnd.microsoft.icon'] },
	{ type: 'video/mp4', extensions: ['mp4'] },
	{ type: 'video/quicktime', extensions: ['mov'] },
	{ type: 'video/mpeg', extensions: ['mpeg', 'mpg'] },
	{ type: 'video/mpeg2', extensions: [] },
	{ type: 'video/x-m4v', extensions: ['m4v'], spellings: ['video/m4v'] },
	{ type: 'video/x-msvideo', extensions: ['avi'], spellings: ['video/avi', 'video/vnd.avi'] },
	{ type: 'video/3gpp', extensions: ['3gp'] },
	{ type: 'audio/mpeg', extensions: ['mp3'], spellings: ['audio/mp3', 'audio/x-mp3'] },
	{ type: 'audio/x-m4a', extensions: ['m4a'], spellings: ['audio/mp4', 'audio/m4a'] },
	{ type: 'audio/x-caf', extensions: ['caf'], spellings: ['audio/caf'] },
	{
		type: 'audio/x-wav',
		extensions: ['wav'],
		spellings: ['audio/wav', 'audio/wave', 'audio/vnd.wave'],
	},
	{ type: 'audio/x-aiff', extensions: ['aiff', 'aif'], spellings: ['audio/aiff'] },
	{ type: 'audio/aac', extensions: ['aac'], spellings: ['audio/x-aac'] },
	{ type: 'audio/midi', extensions: ['mid', 'midi'] },
	{ type: 'audio/amr', extensions: ['amr'] },
	{ type: 'application/pdf', extensions: ['pdf'] },
	{ type: 'text/plain', extensions: ['txt'] },
	{ type: 'text/markdown', extensions: ['md'], spellings: ['text/x-markdown'] },
	{ type: 'text/vcard', extensions: ['vcf'], spellings: ['text/x-vcard'] },
	{ type: 'text/rtf', extensions: ['rtf'], spellings: ['application/rtf'] },
	{ type: 'text/csv', extensions: ['csv'], spellings: ['application/csv'] },
	{ type: 'text/html', extensions: ['html', 'htm'] },
	{ type: 'text/calendar', extensions: ['ics'] },
	{ type: 'text/xml', extensions: ['xml'], spellings: ['application/xml'] },
	{ type: 'application/json', extensions: ['json'] },
	{ type: 'application/msword', extensions: ['doc'] },
	{
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		extensions: ['docx'],
	},
	{ type: 'application/vnd.ms-excel', extensions: ['xls'] },
	{
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		extensions: ['xlsx'],
	},
	{ type: 'application/vnd.ms-powerpoint', extensions: ['ppt'] },
	{
		type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		extensions: ['pptx'],
	},
	{
		type: 'application/x-iwork-pages-sffpages',
		extensions: ['pages'],
		spellings: ['application/vnd.apple.pages'],
	},
	{
		type: 'application/x-iwork-numbers-sffnumbers',
		extensions: ['numbers'],
		spellings: ['application/vnd.apple.numbers'],
	},
	{
		type: 'application/x-iwork-keynote-sffkey',
		extensions: ['key'],
		spellings: ['application/vnd.apple.keynote'],
	},
	{ type: 'application/epub+zip', extensions: ['epub'] },
	{ type: 'application/zip', extensions: ['zip'], spellings: ['application/x-zip-compressed'] },
	{ type: 'application/x-gzip', extensions: ['gz'], spellings: ['application/gzip'] },
	{ type: 'application/vnd.apple.pkpass', extensions: ['pkpass'] },
];

const TYPE_BY_SPELLING = new Map(
	FORMATS.flatMap(({ type, spellings = [] }) =>
		[type, ...spellings].map((spelling): [string, string] => [spelling, type]),
	),
);

const TYPE_BY_EXTENSION = new Map(
	FORMATS.flatMap(({ type, extensions }) =>
		extensions.map((extension): [string, string] => [extension, type]),
	),
);

/**
 * A file's MIME type in Linq's spelling; by the extension where the type says nothing.
 *
 * @throws InputError naming the type when Linq does not accept it
 */
export function linqContentType(mimeType: string | undefined, fileName?: string): string {
	const type = knownType(mimeType, fileName);
	if (type !== undefined) return type;
	throw new InputError(
		`Linq does not accept ${typeNameOf(mimeType, fileName)}.`,
		'It accepts common images (JPEG, PNG, GIF, HEIC, TIFF, BMP), videos (MP4, MOV, M4V, MPEG, 3GP), audio (M4A, MP3, AAC, CAF, WAV, AIFF, AMR; no FLAC or OGG), documents (PDF, text, Office, Pages, Numbers, Keynote, EPUB, HTML, ZIP), contacts (VCF) and events (ICS).',
	);
}

/** The same, undefined for a type that Linq does not accept. */
export function knownType(mimeType?: string, fileName?: string): string | undefined {
	const spelling = nameOfType(mimeType);
	return spelling === undefined
		? TYPE_BY_EXTENSION.get(extensionOf(fileName))
		: TYPE_BY_SPELLING.get(spelling);
}

/** The MIME type without parameters such as the charset; undefined where it says no more than "bytes". */
function nameOfType(mimeType = ''): string | undefined {
	const name = mimeType.split(';')[0].trim().toLowerCase();
	return name === '' || name === 'application/octet-stream' ? undefined : name;
}

/** In small letters and without the dot; empty when there is none. */
function extensionOf(fileName = ''): string {
	const dot = fileName.lastIndexOf('.');
	return dot === -1 ? '' : fileName.slice(dot + 1).toLowerCase();
}

/** The type of a file, as a text for the user. */
function typeNameOf(mimeType?: string, fileName?: string): string {
	const name = nameOfType(mimeType);
	if (name !== undefined) return `files of the type ${quote(name)}`;
	const extension = extensionOf(fileName);
	return extension === ''
		? 'a file with neither a MIME type nor a file extension'
		: `.${extension} files`;
}
