import { linqContentType, UPLOAD_LIMIT_BYTES } from '../../../nodes/Linq/engine/fileTypes';
import { voiceMemoType } from '../../../nodes/Linq/resources/voiceMemo/audio';

// api-v3 §d.4: the enum of the attachments endpoint
const ACCEPTED = `
	image/jpeg image/png image/gif image/heic image/heif image/tiff image/bmp image/svg+xml image/webp
	image/x-icon video/mp4 video/quicktime video/mpeg video/mpeg2 video/x-m4v video/x-msvideo video/3gpp
	audio/mpeg audio/x-m4a audio/x-caf audio/x-wav audio/x-aiff audio/aac audio/midi audio/amr
	application/pdf text/plain text/markdown text/vcard text/rtf text/csv text/html text/calendar text/xml
	application/json application/msword
	application/vnd.openxmlformats-officedocument.wordprocessingml.document application/vnd.ms-excel
	application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.ms-powerpoint
	application/vnd.openxmlformats-officedocument.presentationml.presentation
	application/x-iwork-pages-sffpages application/x-iwork-numbers-sffnumbers
	application/x-iwork-keynote-sffkey application/epub+zip application/zip application/x-gzip
	application/vnd.apple.pkpass
`;

test.each(ACCEPTED.trim().split(/\s+/))('the MIME type %s is kept', (type) => {
	expect(linqContentType(type)).toBe(type);
});

test.each([
	['audio/mp3', 'audio/mpeg'],
	['audio/mp4', 'audio/x-m4a'],
	['audio/aiff', 'audio/x-aiff'],
	['audio/wav', 'audio/x-wav'],
	['audio/vnd.wave', 'audio/x-wav'],
	['audio/m4a', 'audio/x-m4a'],
	['image/jpg', 'image/jpeg'],
	['application/rtf', 'text/rtf'],
	['text/x-vcard', 'text/vcard'],
	['application/x-zip-compressed', 'application/zip'],
	['application/gzip', 'application/x-gzip'],
	['application/vnd.apple.keynote', 'application/x-iwork-keynote-sffkey'],
	['text/plain; charset=utf-8', 'text/plain'],
	['IMAGE/JPEG', 'image/jpeg'],
])('the MIME type %s is spelled %s', (type, spelled) => {
	expect(linqContentType(type, 'file.bin')).toBe(spelled);
});

test('every other spelling of a MIME type leads to one that Linq accepts', () => {
	const file = 'image/jpg audio/caf text/x-markdown application/csv video/avi application/xml';
	for (const type of file.split(' ')) expect(ACCEPTED).toContain(linqContentType(type));
});

// api-v3 §d.4: the extensions of the seed document
const EXTENSIONS =
	'jpg jpeg png gif heic heif tif tiff bmp mp4 mov m4v mpeg mpg 3gp m4a mp3 aac caf wav aiff amr pdf txt rtf csv doc docx xls xlsx ppt pptx pages numbers key epub zip html htm vcf ics';

test.each(EXTENSIONS.split(' '))('a .%s file needs no MIME type', (extension) => {
	expect(ACCEPTED.split(/\s+/)).toContain(linqContentType(undefined, `a.b.${extension}`));
});

test('the extension decides where the MIME type says nothing', () => {
	expect(linqContentType('application/octet-stream', 'Photo.JPG')).toBe('image/jpeg');
	expect(linqContentType('', 'memo.wav')).toBe('audio/x-wav');
	expect(linqContentType('text/plain', 'photo.jpg')).toBe('text/plain');
});

test.each([
	['audio/flac', 'song.flac', 'files of the type "audio/flac"'],
	['audio/ogg', 'song.ogg', 'files of the type "audio/ogg"'],
	['application/x-msdownload', 'a.exe', 'files of the type "application/x-msdownload"'],
	['application/octet-stream', 'setup.exe', '.exe files'],
	['application/octet-stream', 'README', 'a file with neither a MIME type nor a file extension'],
	[undefined, undefined, 'a file with neither a MIME type nor a file extension'],
	['constructor', undefined, 'files of the type "constructor"'],
])('a file of type %s (%s) is refused by name', (type, fileName, named) => {
	expect(() => linqContentType(type, fileName)).toThrow(
		expect.objectContaining({
			name: 'InputError',
			message: `Linq does not accept ${named}.`,
			description: expect.stringContaining('no FLAC or OGG'),
		}),
	);
});

describe('a voice memo', () => {
	test.each([
		...['audio/mpeg', 'audio/mp3', 'audio/x-m4a', 'audio/mp4', 'audio/aac', 'audio/x-caf'],
		...['audio/wav', 'audio/x-wav', 'audio/aiff', 'audio/x-aiff', 'audio/amr'],
	])('can be %s', (type) => {
		expect(voiceMemoType(type, 'memo')).toBe(linqContentType(type));
	});

	test.each(['audio/midi', 'audio/flac', 'audio/ogg', 'video/mp4', 'image/jpeg', undefined])(
		'cannot be %s',
		(type) => {
			expect(() => voiceMemoType(type, 'memo')).toThrow('cannot be a voice memo');
		},
	);

	test('is known by its extension too', () => {
		expect(voiceMemoType('application/octet-stream', 'memo.m4a')).toBe('audio/x-m4a');
		expect(() => voiceMemoType(undefined, 'memo.ogg')).toThrow('cannot be a voice memo');
	});
});

test('the limit of an upload is in bytes', () => {
	expect(UPLOAD_LIMIT_BYTES).toBe(100 * 1024 ** 2);
});
