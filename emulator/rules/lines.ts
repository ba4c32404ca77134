import { refusal } from '../http/errors';
import type { World } from '../world';

/** Refuses (403/2006) a sender that is not one of the account's lines. */
export function checkOwnLine(world: World, phoneNumber: string): void {
	if (!world.store.lines.has(phoneNumber)) throw refusal(2006);
}
