import type LinqAPIV3 from '@linqapp/sdk';

import { both, neither, REFUSED, type Row } from './row';

/** The enum of the SDK, which the compiler holds this list against, and what is newer (api-v3 §d.4). */
const CONTENT_TYPES: Record<LinqAPIV3.SupportedContentType, 'current' | 'deprecated'> = {
	'image/jpeg': 'current',
	'image/png': 'current',
	'image/gif': 'current',
	'image/heic': 'current',
	'image/heif': 'current',
	'image/tiff': 'current',
	'image/bmp': 'current',
	'image/svg+xml': 'current',
	'image/webp': 'current',
	'image/x-icon': 'current',
	'video/mp4': 'current',
	'video/quicktime': 'current',
	'video/mpeg': 'current',
	'video/mpeg2': 'current',
	'video/x-m4v': 'current',
	'video/x-msvideo': 'current',
	'video/3gpp': 'current',
	'audio/mpeg': 'current',
	'audio/mp3': 'deprecated',
	'audio/x-m4a': 'current',
	'audio/mp4': 'deprecated',
	'audio/x-caf': 'current',
	'audio/x-wav': 'current',
	'audio/x-aiff': 'current',
	'audio/aiff': 'deprecated',
	'audio/aac': 'current',
	'audio/midi': 'current',
	'audio/amr': 'current',
	'application/pdf': 'current',
	'text/plain': 'current',
	'text/markdown': 'current',
	'text/vcard': 'current',
	'text/rtf': 'current',
	'text/csv': 'current',
	'text/html': 'current',
	'text/calendar': 'current',
	'text/xml': 'current',
	'application/json': 'current',
	'application/msword': 'current',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'current',
	'application/vnd.ms-excel': 'current',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'current',
	'application/vnd.ms-powerpoint': 'current',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'current',
	'application/x-iwork-pages-sffpages': 'current',
	'application/x-iwork-numbers-sffnumbers': 'current',
	'application/x-iwork-keynote-sffkey': 'current',
	'application/epub+zip': 'current',
	'application/zip': 'current',
	'application/x-gzip': 'current',
};

const ofKind = (kind: 'current' | 'deprecated') =>
	Object.entries(CONTENT_TYPES)
		.filter(([, is]) => is === kind)
		.map(([type]) => type);
const SPELLED = 'other tools spell the type in another way than Linq does';

/** Deprecated spellings, which Linq still takes, and what it says itself instead. */
const deprecated: Record<string, string> = {
	'audio/mp3': 'audio/mpeg',
	'audio/mp4': 'audio/x-m4a',
	'audio/aiff': 'audio/x-aiff',
};
const respelled = (spellings: Record<string, string>): Row[] =>
	Object.entries(spellings).map(([value, node]) => ({
		value,
		node,
		emulator: value in deprecated ? value : REFUSED,
		because: SPELLED,
	}));

/** Types of files, as in *Attachment: Upload* (api-v3 §d.4). */
export const contentTypes: Row[] = [
	...both(...ofKind('current'), 'application/vnd.apple.pkpass'),
	...respelled({
		...deprecated,
		'audio/wav': 'audio/x-wav',
		'image/jpg': 'image/jpeg',
		'text/x-vcard': 'text/vcard',
		'application/rtf': 'text/rtf',
		'application/x-zip-compressed': 'application/zip',
		'IMAGE/PNG': 'image/png',
		'text/plain; charset=utf-8': 'text/plain',
	}),
	...neither('audio/flac', 'audio/ogg', 'application/x-msdownload', 'image', 'font/woff2'),
];

/** Types of audio, as in *Voice Memo: Send* (api-v3 §b, voicememo). */
export const audioTypes: Row[] = [
	...both('audio/mpeg', 'audio/x-m4a', 'audio/aac', 'audio/x-caf', 'audio/x-wav', 'audio/x-aiff'),
	...both('audio/amr'),
	...respelled({ ...deprecated, 'audio/wav': 'audio/x-wav' }),
	...neither('audio/midi', 'audio/flac', 'audio/ogg', 'video/mp4', 'image/png', 'text/plain'),
];

/** Addresses of audio, as in *Voice Memo: Send*. */
export const audioUrls: Row[] = [
	...both('https://example.com/hello.m4a', 'https://example.com/audio?id=7'),
	...neither('http://example.com/hello.m4a', 'hello.m4a', 'https://', 'https://exa mple.com/a.mp3'),
	{
		value: 'https://example.com/hello.ogg',
		node: 'https://example.com/hello.ogg',
		emulator: REFUSED,
		because: 'the name of a file need not be what it holds, and only Linq looks inside',
	},
];
