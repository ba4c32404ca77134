import { createHash } from 'crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { exchange, exchangeOf, type Rendered } from '../http/exchange';
import { harmless } from '../phone/files';
import type { World } from '../world';
import { presignProblem } from './presign';
import { storageRefusal } from './refusals';
import { vCard } from './vCard';

type Query = Record<string, string | string[]>;

function problemOf(world: World, request: FastifyRequest): Rendered | undefined {
	// The token belongs to the API; a client that sends it here has given it away.
	if (request.headers.authorization !== undefined) return storageRefusal('InvalidArgument');
	const path = request.url.split('?')[0];
	const problem = presignProblem(world, request.method, path, request.query as Query);
	return problem && storageRefusal(problem);
}

/** Takes an upload that is exactly as `required_headers` said (api-v3 §d.4, step 3). */
function upload(world: World, request: FastifyRequest): Rendered {
	const problem = problemOf(world, request);
	if (problem) return problem;
	const { id } = request.params as { id: string };
	const attachment = world.store.attachments.get(id);
	if (!attachment) return storageRefusal('NoSuchKey');
	const { 'content-length': length, 'content-type': type } = request.headers;
	if (length === undefined) return storageRefusal('MissingContentLength');
	// Both headers are part of what was signed.
	if (type !== attachment.contentType || Number(length) !== attachment.sizeBytes) {
		return storageRefusal('SignatureDoesNotMatch');
	}
	attachment.bytes = request.body as Buffer;
	attachment.readyAt = world.clock.now() + world.options.attachmentReadyMs;
	const hash = createHash('md5').update(attachment.bytes).digest('hex');
	return { status: 200, headers: { ETag: `"${hash}"` } };
}

function download(world: World, request: FastifyRequest): Rendered {
	const problem = problemOf(world, request);
	if (problem) return problem;
	const { id } = request.params as { id: string };
	const attachment = world.store.attachments.get(id);
	if (!attachment?.bytes) return storageRefusal('NoSuchKey');
	return {
		status: 200,
		headers: { ...harmless, 'Content-Type': attachment.contentType },
		body: attachment.bytes,
	};
}

function card(world: World, request: FastifyRequest): Rendered {
	const problem = problemOf(world, request);
	if (problem) return problem;
	const { line } = request.params as { line: string };
	return { status: 200, headers: { 'Content-Type': 'text/vcard' }, body: vCard(world, line) };
}

/** The file storage behind Linq: uploads, and what stands for `cdn.linqapp.com`. */
export function addStorage(server: FastifyInstance, world: World): void {
	const add = (method: 'GET' | 'PUT', url: string, work: typeof upload) =>
		server.route({
			method,
			url,
			exposeHeadRoute: false,
			handler: async (request, reply) =>
				await exchange(world, exchangeOf(request, '', undefined), reply, () =>
					work(world, request),
				),
		});
	add('PUT', '/uploads/:id', upload);
	add('GET', '/cdn/attachments/partners/:partner/:id/:filename', download);
	add('GET', '/cdn/cards/:line', card);
}
