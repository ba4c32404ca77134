import { startEmulator, type Emulator, type EmulatorOptions } from '../../../emulator';
import { apiOf, type Api } from './api';
import { startReceiver, type Receiver } from './receiver';

/** An emulator whose clock stands still, for the tests of a suite; each begins with the same account. */
export function setUpEmulator(options: EmulatorOptions = {}): Emulator {
	const emulator = {} as Emulator;
	beforeAll(async () => {
		Object.assign(emulator, await startEmulator({ frozenClock: true, ...options }));
	});
	beforeEach(() => emulator.reset());
	afterAll(async () => await emulator.close());
	return emulator;
}

/** The same, and its API. */
export function setUpApi(options: EmulatorOptions = {}): { emulator: Emulator; api: Api } {
	const emulator = setUpEmulator(options);
	return { emulator, api: async (...call) => await apiOf(emulator)(...call) };
}

/** A webhook target for the tests of a suite; each begins with no deliveries. */
export function setUpReceiver(): Receiver {
	const receiver = {} as Receiver;
	beforeAll(async () => void Object.assign(receiver, await startReceiver()));
	beforeEach(() => receiver.clear());
	afterAll(async () => await receiver.close());
	return receiver;
}
