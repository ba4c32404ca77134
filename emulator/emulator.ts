import { controls, type Controls } from './admin/controls';
import { DeliveryFaults } from './admin/deliveryFaults';
import { Faults } from './admin/faults';
import { Received } from './admin/received';
import { addAdmin } from './admin/routes';
import { Clock } from './clock';
import { apiPrefix } from './http/pipeline';
import { createServer } from './http/server';
import { settingsOf, type EmulatorOptions } from './options';
import { Activity } from './phone/activity';
import { Changes } from './phone/changes';
import { addPhone } from './phone/routes';
import { endpoints } from './resources';
import { newStore } from './state/seed';
import { addStorage } from './storage/routes';
import { Webhooks } from './webhooks/webhooks';
import type { World } from './world';

function newWorld(options: EmulatorOptions): World {
	const settings = settingsOf(options);
	const changes = new Changes();
	const world: Omit<World, 'webhooks'> = {
		options: settings,
		clock: new Clock(settings.frozenClock),
		store: newStore(settings.seed),
		received: new Received(),
		faults: new Faults(),
		deliveryFaults: new DeliveryFaults(),
		plannedFailures: [],
		plannedGroupFailures: [],
		changes,
		activity: new Activity(changes),
		doors: new Map(),
		origin: '',
	};
	// The one knot: deliveries need the world, and the world raises events through them.
	return Object.assign(world, { webhooks: new Webhooks(world) });
}

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
		addPhone(instance, world);
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
