import type { Door } from '../phone/doors';
import { noteAccount } from '../phone/note';
import { newStore } from '../state/seed';
import type { World } from '../world';
import * as account from './account';
import type { DeliveryFault } from './deliveryFaults';
import type { Fault } from './faults';
import * as people from './people';
import * as polls from './polls';
import { snapshot } from './snapshot';

function reset(world: World, { seed: seeded = world.options.seed }: { seed?: boolean } = {}): void {
	world.clock.clear();
	world.store = newStore(seeded);
	world.received.clear();
	world.faults.clear();
	world.deliveryFaults.clear();
	world.plannedFailures.length = 0;
	world.plannedGroupFailures.length = 0;
	world.webhooks.clear();
	world.activity.clear();
	world.changes.clear();
}

/** What can be done to a running emulator besides calling its API. */
export function controls(world: World) {
	return {
		/** Makes the next calls that match fail. */
		inject: (fault: Fault) => world.faults.inject(fault),
		/** Injects faults into the next webhook deliveries. */
		injectDelivery: (fault: DeliveryFault) => world.deliveryFaults.inject(fault),
		/** Removes the faults that have not happened yet. */
		clearFaults: () => {
			world.faults.clear();
			world.deliveryFaults.clear();
			world.plannedFailures.length = 0;
			world.plannedGroupFailures.length = 0;
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
		/** Stops time, or lets it run on from where it stands. */
		freezeClock: (frozen: boolean) => world.clock.freeze(frozen),
		/** Waits until every webhook has got a response (not for those that wait for a retry). */
		settled: async () => await world.clock.settled(),
		/** Back to the beginning: account, logs and faults; the clock keeps its time. */
		reset: (options?: { seed?: boolean }) => reset(world, options),
		reply: (what: people.Reply) => people.reply(world, what),
		react: (what: people.PersonsReaction) => people.react(world, what),
		vote: (what: polls.PersonsVote) => polls.vote(world, what),
		addPollOptions: (what: Parameters<typeof polls.addOptions>[1]) => polls.addOptions(world, what),
		edit: (what: Parameters<typeof people.edit>[1]) => people.edit(world, what),
		type: (what: Parameters<typeof people.type>[1]) => people.type(world, what),
		join: (what: Parameters<typeof people.join>[1]) => people.join(world, what),
		leave: (what: Parameters<typeof people.leave>[1]) => people.leave(world, what),
		meet: (what: Parameters<typeof people.meet>[1]) => people.meet(world, what),
		optOut: (what: Parameters<typeof people.optOut>[1]) => people.optOut(world, what),
		shareLocation: (what: account.Sharing) => account.shareLocation(world, what),
		failMessage: (what: account.Failure = {}) => account.failMessage(world, what),
		/** Makes the next change of a group's name or icon fail, with 3007 by default. */
		failGroupChange: (what: { code?: number } = {}) => {
			world.plannedGroupFailures.push(what.code ?? 3007);
		},
		setStanding: (what: Parameters<typeof account.setStanding>[1]) =>
			account.setStanding(world, what),
		raise: (what: account.CustomEvent) => account.raiseCustom(world, what),
		/** Shows a way to another program on the page; see `Door`. */
		addDoor: (name: string, door: Door) => {
			world.doors.set(name, door);
			noteAccount(world);
		},
	};
}

export type Controls = ReturnType<typeof controls>;
