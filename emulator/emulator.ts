import * as account from './admin/account';
import { DeliveryFaults, type DeliveryFault } from './admin/deliveryFaults';
import { type Fault, Faults } from './admin/faults';
import * as people from './admin/people';
import { Received } from './admin/received';
import { addAdmin } from './admin/routes';
import { snapshot } from './admin/snapshot';
import { Clock } from './clock';
import { apiPrefix } from './http/pipeline';
import { createServer } from './http/server';
import { settingsOf, type EmulatorOptions } from './options';
import { endpoints } from './resources';
import { seed } from './state/seed';
import { Store } from './state/store';
import { addStorage } from './storage/routes';
import { Webhooks } from './webhooks/webhooks';
import type { World } from './world';

function newStore(seeded: boolean): Store {
	const store = new Store();
	if (seeded) seed(store);
	return store;
}

function newWorld(options: EmulatorOptions): World {
	const settings = settingsOf(options);
	const world: Omit<World, 'webhooks'> = {
		options: settings,
		clock: new Clock(settings.frozenClock),
		store: newStore(settings.seed),
		received: new Received(),
		faults: new Faults(),
		deliveryFaults: new DeliveryFaults(),
		plannedFailures: [],
		plannedGroupFailures: [],
		origin: '',
	};
	// The one knot: deliveries need the world, and the world raises events through them.
	return Object.assign(world, { webhooks: new Webhooks(world) });
}

function reset(world: World, { seed: seeded = world.options.seed }: { seed?: boolean } = {}): void {
	world.clock.clear();
	world.store = newStore(seeded);
	world.received.clear();
	world.faults.clear();
	world.deliveryFaults.clear();
	world.plannedFailures.length = 0;
	world.plannedGroupFailures.length = 0;
	world.webhooks.clear();
}

/** What can be done to a running emulator besides calling its API. */
export function controls(world: World) {
	return {
		/** Lets the next calls that match fail. */
		inject: (fault: Fault) => world.faults.inject(fault),
		/** Lets something go wrong with the next webhook deliveries. */
		injectDelivery: (fault: DeliveryFault) => world.deliveryFaults.inject(fault),
		/** Drops the faults that did not happen yet. */
		clearFaults: () => {
			world.faults.clear();
			world.deliveryFaults.clear();
		},
		/** Every request, and every message that was sent, since the last reset; oldest first. */
		received: () => ({
			requests: [...world.received.requests],
			messages: [...world.received.messages],
		}),
		/** The log of webhook deliveries, oldest first. */
		deliveries: () => world.webhooks.log(),
		/** Sends an event once more to all who got it. */
		redeliver: (eventId: string) => world.webhooks.redeliver(eventId),
		/** Everything the account holds. */
		snapshot: () => snapshot(world),
		/** The emulator's time, in milliseconds since 1970. */
		now: () => world.clock.now(),
		/** Pushes time forward, and waits for what that causes. */
		advanceClock: async (ms: number) => await world.clock.advance(ms),
		/** Waits until no webhook is on its way (those waiting for a retry are not). */
		settled: async () => await world.clock.settled(),
		/** Back to the beginning: account, logs and faults; the clock keeps its time. */
		reset: (options?: { seed?: boolean }) => reset(world, options),
		reply: (what: people.Reply) => people.reply(world, what),
		react: (what: people.PersonsReaction) => people.react(world, what),
		edit: (what: Parameters<typeof people.edit>[1]) => people.edit(world, what),
		type: (what: Parameters<typeof people.type>[1]) => people.type(world, what),
		join: (what: Parameters<typeof people.join>[1]) => people.join(world, what),
		leave: (what: Parameters<typeof people.leave>[1]) => people.leave(world, what),
		optOut: (what: Parameters<typeof people.optOut>[1]) => people.optOut(world, what),
		shareLocation: (what: account.Sharing) => account.shareLocation(world, what),
		failMessage: (what: account.Failure = {}) => account.failMessage(world, what),
		/** Lets the next new group name or icon fail; 3007 unless said otherwise. */
		failGroupChange: (what: { code?: number } = {}) => {
			world.plannedGroupFailures.push(what.code ?? 3007);
		},
		setStanding: (what: Parameters<typeof account.setStanding>[1]) =>
			account.setStanding(world, what),
		raise: (what: account.CustomEvent) => account.raiseCustom(world, what),
	};
}

export type Controls = ReturnType<typeof controls>;

export interface Emulator extends Controls {
	/** `http://127.0.0.1:<port>`. */
	url: string;
	/** What the credential's base URL is to be; `${baseUrl}/v3/chats` and so on. */
	baseUrl: string;
	token: string;
	close: () => Promise<void>;
}

/** Starts a local Linq on 127.0.0.1. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const world = newWorld(options);
	const control = controls(world);
	const server = createServer(world, endpoints, (instance) => {
		addStorage(instance, world);
		addAdmin(instance, world, control);
	});
	world.origin = await server.listen({ host: '127.0.0.1', port: world.options.port });
	return {
		...control,
		url: world.origin,
		baseUrl: world.origin + apiPrefix,
		token: world.options.token,
		close: async () => {
			world.webhooks.close();
			world.clock.stop();
			await server.close();
		},
	};
}
