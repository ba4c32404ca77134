import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noteAccount } from '../phone/note';
import { isObject, type JsonObject } from '../values';
import type { World } from '../world';
import type { Sharing, CustomEvent, Failure } from './account';
import type { Controls } from './controls';
import { deliveryFaultKinds, type DeliveryFault } from './deliveryFaults';
import { faultKinds, type Fault } from './faults';
import type { PersonsReaction, Reply } from './people';
import type { PersonsVote } from './polls';

interface AdminCall {
	body: JsonObject;
	params: Record<string, string>;
}

type Action = (call: AdminCall) => unknown;

function kindOf<T extends string>(body: JsonObject, kinds: readonly T[]): void {
	if (kinds.some((kind) => kind === body.kind)) return;
	throw new Error(`kind must be one of ${kinds.join(', ')}`);
}

/** Bodies are trusted: who can reach the admin side sits at this machine. */
function as<T>(body: JsonObject): T {
	return body as unknown as T;
}

function actions(world: World, control: Controls): Record<string, Action> {
	return {
		'GET /faults': () => ({ faults: world.faults.list(), delivery: world.deliveryFaults.list() }),
		'POST /faults': ({ body }) => {
			kindOf(body, faultKinds);
			control.inject(as<Fault>(body));
		},
		'POST /delivery-faults': ({ body }) => {
			kindOf(body, deliveryFaultKinds);
			control.injectDelivery(as<DeliveryFault>(body));
		},
		'DELETE /faults': () => control.clearFaults(),
		'GET /received': () => control.received(),
		'GET /deliveries': () => ({ deliveries: control.deliveries() }),
		'POST /deliveries/:eventId/redeliver': ({ params }) => ({
			redelivered: control.redeliver(params.eventId),
		}),
		'GET /snapshot': () => control.snapshot(),
		'POST /reset': ({ body }) => control.reset(as<{ seed?: boolean }>(body)),
		'GET /clock': () => ({ now: new Date(control.now()).toISOString() }),
		'POST /clock': async ({ body }) => {
			const { advanceMs = 0, frozen } = body;
			if (typeof advanceMs !== 'number' || !(advanceMs >= 0)) {
				throw new Error('advanceMs must be a number of 0 or more');
			}
			if (typeof frozen === 'boolean') control.freezeClock(frozen);
			await control.advanceClock(advanceMs);
			return { now: new Date(control.now()).toISOString() };
		},
		'POST /settle': async () => await control.settled(),
		'POST /reply': ({ body }) => control.reply(as<Reply>(body)),
		'POST /react': ({ body }) => control.react(as<PersonsReaction>(body)),
		'POST /vote': ({ body }) => control.vote(as<PersonsVote>(body)),
		'POST /poll-options': ({ body }) =>
			control.addPollOptions(as<Parameters<Controls['addPollOptions']>[0]>(body)),
		'POST /edit': ({ body }) => control.edit(as<Parameters<Controls['edit']>[0]>(body)),
		'POST /type': ({ body }) => control.type(as<Parameters<Controls['type']>[0]>(body)),
		'POST /join': ({ body }) => control.join(as<Parameters<Controls['join']>[0]>(body)),
		'POST /leave': ({ body }) => control.leave(as<Parameters<Controls['leave']>[0]>(body)),
		'POST /opt-out': ({ body }) => control.optOut(as<Parameters<Controls['optOut']>[0]>(body)),
		'POST /share-location': ({ body }) => control.shareLocation(as<Sharing>(body)),
		'POST /people': ({ body }) => control.meet(as<Parameters<Controls['meet']>[0]>(body)),
		'POST /fail-message': ({ body }) => control.failMessage(as<Failure>(body)),
		'POST /fail-group-change': ({ body }) => control.failGroupChange(as<{ code?: number }>(body)),
		'POST /standing': ({ body }) =>
			control.setStanding(as<Parameters<Controls['setStanding']>[0]>(body)),
		'POST /events': ({ body }) => ({ eventId: control.raise(as<CustomEvent>(body)) }),
	};
}

function bodyOf(request: FastifyRequest): JsonObject {
	const text = (request.body as Buffer | undefined)?.toString('utf8');
	if (!text) return {};
	// A web page may send other types to 127.0.0.1 without asking; this one it may not.
	if (!request.headers['content-type']?.startsWith('application/json')) {
		throw new Error('The body must be application/json');
	}
	const body: unknown = JSON.parse(text);
	if (!isObject(body)) throw new Error('The body must be a JSON object');
	return body;
}

/** The admin side, `/_emulator/…`: what the programmatic controls do, over HTTP, without a token. */
export function addAdmin(server: FastifyInstance, world: World, control: Controls): void {
	const table = actions(world, control);
	for (const [route, action] of Object.entries(table)) {
		const [method, path] = route.split(' ');
		server.route({
			method: method as 'GET' | 'POST' | 'DELETE',
			url: `/_emulator${path}`,
			handler: async (request, reply) => {
				try {
					const params = request.params as Record<string, string>;
					const result = await action({ body: bodyOf(request), params });
					if (method !== 'GET') noteAccount(world);
					if (result === undefined) return await reply.code(204).send();
					return await reply.send(result);
				} catch (error) {
					return await reply.code(400).send({ error: (error as Error).message });
				}
			},
		});
	}
	server.get('/_emulator', () => ({
		actions: Object.keys(table).map((route) => route.replace(' ', ' /_emulator')),
	}));
}
