import { createHmac, randomBytes } from 'crypto';
import type { Attachment } from '../state/types';
import type { World } from '../world';

const hour = 3_600_000;
const quarter = 900_000;
const partner = 'emulator-partner';
const signingKey = randomBytes(32);

function signatureOf(method: string, path: string, expires: string): string {
	return createHmac('sha256', signingKey).update(`${method} ${path} ${expires}`).digest('hex');
}

function presigned(world: World, method: string, path: string, lifeMs: number): string {
	const expires = String(world.clock.now() + lifeMs);
	const query = new URLSearchParams({
		'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
		'X-Amz-Expires': String(lifeMs / 1000),
		'X-Emulator-Until': expires,
		'X-Amz-SignedHeaders': method === 'PUT' ? 'content-length;content-type;host' : 'host',
		'X-Amz-Signature': signatureOf(method, path, expires),
	});
	return `${world.origin}${path}?${query.toString()}`;
}

/** Where the bytes of an attachment go, for 15 minutes (api-v3 §d.4). */
export function uploadUrl(world: World, attachment: Attachment): string {
	return presigned(world, 'PUT', `/uploads/${attachment.id}`, quarter);
}

/** Where the bytes of an attachment come from, for one hour as in the seed documents. */
export function downloadUrl(world: World, attachment: Attachment): string {
	// As bytes and back: half a surrogate pair cannot be in a URL.
	const name = encodeURIComponent(Buffer.from(attachment.filename).toString());
	const path = `/cdn/attachments/partners/${partner}/${attachment.id}/${name}`;
	return presigned(world, 'GET', path, hour);
}

/** Where the vCard of a line is, for one hour. */
export function cardUrl(world: World, line: string): string {
	return presigned(world, 'GET', `/cdn/cards/${encodeURIComponent(line)}`, hour);
}

/** Why a presigned URL is refused; `undefined` when it is valid. */
export function presignProblem(
	world: World,
	method: string,
	path: string,
	query: Record<string, string | string[]>,
): 'SignatureDoesNotMatch' | 'AccessDenied' | undefined {
	const expires = String(query['X-Emulator-Until'] ?? '');
	if (query['X-Amz-Signature'] !== signatureOf(method, path, expires)) {
		return 'SignatureDoesNotMatch';
	}
	return world.clock.now() > Number(expires) ? 'AccessDenied' : undefined;
}

/** The attachment that one of our own media URLs stands for. */
export function attachmentIdOf(world: World, url: string): string | undefined {
	if (!url.startsWith(`${world.origin}/cdn/`)) return undefined;
	return new URL(url).pathname.split('/')[5];
}
