import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../world';

/** What a browser shows without running anything in it. */
const shown = /^(image\/(png|jpeg|gif|webp|bmp|svg\+xml|x-icon)|video\/[\w.+-]+|audio\/[\w.+-]+)$/;

/**
 * Headers for a file that anybody may have sent: it is what it says, it is taken for nothing else,
 * and if it is opened by itself, no script in it runs.
 */
export const harmless: Record<string, string> = {
	'X-Content-Type-Options': 'nosniff',
	'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
	'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Where the page finds the bytes of an attachment. Unlike a presigned URL, it does not expire. */
export function filePath(attachmentId: string): string {
	return `/_emulator/files/${attachmentId}`;
}

/** The bytes that a `Range` asks for; a player needs that to jump. */
function rangeOf(header: string | undefined, length: number): [number, number] | undefined {
	const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
	if (first === undefined) return undefined;
	const start = Number(first);
	const end = Math.min(last ? Number(last) : length - 1, length - 1);
	return start <= end ? [start, end] : undefined;
}

/** Gives an attachment to the page. */
export async function sendFile(world: World, request: FastifyRequest, reply: FastifyReply) {
	const { id } = request.params as { id: string };
	const file = world.store.attachments.get(id);
	if (!file?.bytes) return await reply.code(404).send({ error: 'There is no such file' });
	const { bytes, contentType, filename } = file;
	const isShown = shown.test(contentType);
	const name = encodeURIComponent(Buffer.from(filename).toString());
	reply.headers({
		...harmless,
		'Content-Type': isShown ? contentType : 'application/octet-stream',
		'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
		'Accept-Ranges': 'bytes',
	});
	const range = rangeOf(request.headers.range, bytes.length);
	if (!range) return await reply.send(bytes);
	reply.header('Content-Range', `bytes ${range[0]}-${range[1]}/${bytes.length}`);
	return await reply.code(206).send(bytes.subarray(range[0], range[1] + 1));
}
