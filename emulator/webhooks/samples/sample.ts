import type { ChatHandle } from '../../state/types';
import type { eventChat } from '../messagePayload';

/** What a made-up event is about: a real chat of the account. */
export interface SampleContext {
	chat: ReturnType<typeof eventChat>;
	own: ChatHandle;
	peer: ChatHandle;
	now: string;
}

/** Makes the `data` of an event that the emulator has no life for. */
export type Sample = (context: SampleContext) => Record<string, unknown>;
