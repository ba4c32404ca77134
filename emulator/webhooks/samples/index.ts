import { accountEvents } from './account';
import { others } from './others';
import type { Sample } from './sample';

/**
 * `data` for the events that the emulator has no life for. Nothing is known of what call.* and
 * connection.* carry, so they are not here and must be raised with data of one's own.
 */
export const samples: Readonly<Record<string, Sample>> = { ...others, ...accountEvents };
