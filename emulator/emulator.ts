import { DeliveryFaults } from './admin/deliveryFaults';
import { type Fault, Faults } from './admin/faults';
import { Received } from './admin/received';
import { Clock } from './clock';
import { apiPrefix } from './http/pipeline';
import { createServer } from './http/server';
import { settingsOf, type EmulatorOptions } from './options';
import { endpoints } from './resources';
import { seed } from './state/seed';
import { Store } from './state/store';
import { Webhooks } from './webhooks/webhooks';
import type { World } from './world';

function newStore(seeded: boolean): Store {
	const store = new Store();
	if (seeded) seed(store);
	return store;
}

function newWorld(options: EmulatorOptions): World {
	const settings = settingsOf(options);
	const world: Partial<World> = {
		options: settings,
		clock: new Clock(settings.frozenClock),
		store: newStore(settings.seed),
		received: new Received(),
		faults: new Faults(),
		deliveryFaults: new DeliveryFaults(),
		plannedFailures: [],
		origin: '',
	};
	const whole = world as World;
	return Object.assign(whole, { webhooks: new Webhooks(whole) });
}

/** Starts a local Linq on 127.0.0.1. */
export async function startEmulator(options: EmulatorOptions = {}) {
	const world = newWorld(options);
	const server = createServer(world, endpoints, () => undefined);
	world.origin = await server.listen({ host: '127.0.0.1', port: world.options.port });
	return {
		url: world.origin,
		baseUrl: world.origin + apiPrefix,
		token: world.options.token,
		inject: (fault: Fault) => world.faults.inject(fault),
		received: () => ({
			requests: [...world.received.requests],
			messages: [...world.received.messages],
		}),
		advanceClock: async (ms: number) => await world.clock.advance(ms),
		settled: async () => await world.clock.settled(),
		reset: () => {
			world.clock.clear();
			world.store = newStore(world.options.seed);
			world.received.clear();
			world.faults.clear();
			world.deliveryFaults.clear();
			world.plannedFailures.length = 0;
			world.webhooks.clear();
		},
		close: async () => {
			world.webhooks.close();
			world.clock.stop();
			await server.close();
		},
	};
}
