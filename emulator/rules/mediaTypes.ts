/** File extensions that may be sent, with their types (api-v3 §d.4, seed documents). */
const extensions: ReadonlyMap<string, string> = new Map([
	['3gp', 'video/3gpp'],
	['aac', 'audio/aac'],
	['aiff', 'audio/x-aiff'],
	['amr', 'audio/amr'],
	['bmp', 'image/bmp'],
	['caf', 'audio/x-caf'],
	['csv', 'text/csv'],
	['doc', 'application/msword'],
	['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	['epub', 'application/epub+zip'],
	['gif', 'image/gif'],
	['heic', 'image/heic'],
	['heif', 'image/heif'],
	['htm', 'text/html'],
	['html', 'text/html'],
	['ics', 'text/calendar'],
	['jpeg', 'image/jpeg'],
	['jpg', 'image/jpeg'],
	['key', 'application/x-iwork-keynote-sffkey'],
	['m4a', 'audio/x-m4a'],
	['m4v', 'video/x-m4v'],
	['mov', 'video/quicktime'],
	['mp3', 'audio/mpeg'],
	['mp4', 'video/mp4'],
	['mpeg', 'video/mpeg'],
	['mpg', 'video/mpeg'],
	['numbers', 'application/x-iwork-numbers-sffnumbers'],
	['pages', 'application/x-iwork-pages-sffpages'],
	['pdf', 'application/pdf'],
	['png', 'image/png'],
	['ppt', 'application/vnd.ms-powerpoint'],
	['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
	['rtf', 'text/rtf'],
	['tif', 'image/tiff'],
	['tiff', 'image/tiff'],
	['txt', 'text/plain'],
	['vcf', 'text/vcard'],
	['wav', 'audio/x-wav'],
	['xls', 'application/vnd.ms-excel'],
	['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['zip', 'application/zip'],
]);

/** Types that are in the enum of POST /v3/attachments but that no extension above has. */
const otherTypes = [
	'application/json',
	'application/vnd.apple.pkpass',
	'application/x-gzip',
	'audio/aiff',
	'audio/midi',
	'audio/mp3',
	'audio/mp4',
	'image/svg+xml',
	'image/webp',
	'image/x-icon',
	'text/markdown',
	'text/xml',
	'video/mpeg2',
	'video/x-msvideo',
];

/** The `content_type` enum of POST /v3/attachments (api-v3 §d.4). */
export const contentTypes: ReadonlySet<string> = new Set([...extensions.values(), ...otherTypes]);

const voiceMemoTypes: ReadonlySet<string> = new Set([
	'audio/aac',
	'audio/aiff',
	'audio/amr',
	'audio/mp3',
	'audio/mp4',
	'audio/mpeg',
	'audio/wav',
	'audio/x-aiff',
	'audio/x-caf',
	'audio/x-m4a',
	'audio/x-wav',
]);

/** Whether a voice memo may have this type (api-v3 §b, voicememo). */
export function isVoiceMemoType(contentType: string): boolean {
	return voiceMemoTypes.has(contentType);
}

/** The last segment of a URL's path. */
export function filenameOf(url: string): string {
	const name = new URL(url).pathname.split('/').pop() || 'file';
	try {
		return decodeURIComponent(name);
	} catch {
		// A stray % is no escape, and belongs to the name.
		return name;
	}
}

/** The type of a file by its name; undefined for one that Linq does not take. */
export function typeOf(filename: string): string | undefined {
	const extension = /\.([^.]+)$/.exec(filename)?.[1].toLowerCase();
	return extension === undefined ? undefined : extensions.get(extension);
}
