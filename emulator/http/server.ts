import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { newTraceId } from '../state/ids';
import type { World } from '../world';
import type { Endpoint } from './endpoint';
import { errorEnvelope } from './exchange';
import { LinqError } from '../refusal';
import { apiPrefix, pipeline } from './pipeline';

const largestUpload = 104_857_600;

/** The HTTP server, with the API's endpoints on it; `extend` adds what is not the API. */
export function createServer(
	world: World,
	endpoints: readonly Endpoint[],
	extend: (server: FastifyInstance) => void,
): FastifyInstance {
	const refuse = (error: { statusCode?: number; message: string }, reply: FastifyReply): void => {
		const traceId = newTraceId();
		const refused = new LinqError(error.statusCode ?? 500, 1003, error.message);
		void reply.code(refused.status).header('X-Trace-ID', traceId);
		void reply.send(errorEnvelope(refused, traceId));
	};
	const server = fastify({
		forceCloseConnections: true,
		bodyLimit: largestUpload + 1024,
		// A path that is no URL comes here before anything else sees it.
		frameworkErrors: (error, _request, reply) => refuse(error, reply),
	});
	// Bodies stay bytes until an endpoint wants them, so that malformed JSON gets Linq's envelope.
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
		done(null, body);
	});
	for (const endpoint of endpoints) {
		server.route({
			method: endpoint.method,
			url: apiPrefix + endpoint.path,
			exposeHeadRoute: false,
			handler: pipeline(world, endpoint),
		});
	}
	server.setNotFoundHandler(pipeline(world, undefined));
	server.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
		refuse(error, reply);
	});
	extend(server);
	return server;
}
