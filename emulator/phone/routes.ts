import type { FastifyInstance } from 'fastify';
import type { World } from '../world';
import { assets, indexPage } from './assets';
import { sendFile } from './files';
import { stream } from './stream';
import { accountView, phoneChatView, timelineView } from './views';

/** The page, a phone for each person of the account, and what it asks for. */
export function addPhone(server: FastifyInstance, world: World): void {
	const assetOf = assets();
	server.get('/', async (_request, reply) => {
		const { headers, body } = indexPage();
		return await reply.headers(headers).send(body);
	});
	server.get('/phone/*', async (request, reply) => {
		const asset = assetOf(request.url.split('?')[0]);
		if (!asset) return await reply.code(404).send({ error: 'There is no such file' });
		return await reply.headers(asset.headers).send(asset.body);
	});

	// Everything but the chats' content, and the point in time from which to listen.
	server.get('/_emulator/phone', () => ({
		at: world.changes.idOf(world.changes.last),
		account: accountView(world),
		chats: world.store.chats.all.map((chat) => phoneChatView(world, chat)),
		activity: world.activity.view(),
	}));
	server.get('/_emulator/phone/chats/:id', async (request, reply) => {
		const { id } = request.params as { id: string };
		const chat = world.store.chats.get(id);
		if (!chat) return await reply.code(404).send({ error: 'There is no such chat' });
		return { entries: timelineView(world, chat) };
	});
	server.get('/_emulator/events', (request, reply) => stream(world, request, reply));
	server.get(
		'/_emulator/files/:id',
		async (request, reply) => await sendFile(world, request, reply),
	);

	server.get('/open/:name/*', async (request, reply) => {
		const { name, '*': path } = request.params as { name: string; '*': string };
		const door = world.doors.get(name);
		if (!door) return await reply.code(404).send({ error: 'There is no such door' });
		const { location, cookies } = await door.open(`/${path}`);
		for (const cookie of cookies) void reply.header('Set-Cookie', cookie);
		return await reply.redirect(location);
	});
}
