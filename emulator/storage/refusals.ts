import { newTraceId } from '../state/ids';
import type { Rendered } from '../http/exchange';

const refusals = {
	AccessDenied: [403, 'Request has expired'],
	InvalidArgument: [
		400,
		'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
	],
	MissingContentLength: [411, 'You must provide the Content-Length HTTP header.'],
	NoSuchKey: [404, 'The specified key does not exist.'],
	SignatureDoesNotMatch: [
		403,
		'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
	],
} as const;

/** A refusal of the file storage: XML as S3 gives it, not Linq's envelope (api-v3 §d.4). */
export function storageRefusal(code: keyof typeof refusals): Rendered {
	const [status, message] = refusals[code];
	const body = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${newTraceId()}</RequestId></Error>`;
	return { status, headers: { 'Content-Type': 'application/xml' }, body };
}
