import type { IDataObject } from 'n8n-workflow';

import { asText } from '../shared/json';
import { isAboutOwnActivity } from './events';

/** What the user wants to hear about. Empty lists and `any` let everything through. */
export interface Filters {
	chatIds: string[];
	/** Phone numbers and email addresses, in lower case. */
	senders: string[];
	chatType: 'any' | 'direct' | 'group';
	includeOwnActivity: boolean;
}

/**
 * Whether an event may start the workflow. An event that lacks the field that a filter looks at
 * (typing has no sender) passes that filter.
 *
 * @param event as `toEventItem` returns it
 */
export function passesFilters(event: IDataObject, filters: Filters): boolean {
	const { chatIds, senders, chatType, includeOwnActivity } = filters;
	return (
		isIn(chatIds, event.chatId) &&
		isIn(senders, event.from) &&
		isOfType(chatType, event.isGroup) &&
		(includeOwnActivity || !isOwnActivity(event))
	);
}

/**
 * Whether Trigger On names an event. Linq may still be repeating an event that the user has since
 * removed from it.
 *
 * Passes on what cannot be decided: an event without a readable name, a choice with a wildcard (it is
 * not documented whether Linq has any), and an expression that names nothing any more.
 */
export function isChosen(event: unknown, chosen: string[]): boolean {
	return (
		asText(event) === undefined ||
		chosen.length === 0 ||
		chosen.some((name) => name === event || name.includes('*'))
	);
}

function isIn(allowed: string[], value: unknown): boolean {
	if (allowed.length === 0 || typeof value !== 'string') return true;
	return allowed.includes(value.toLowerCase());
}

function isOfType(chatType: Filters['chatType'], isGroup: unknown): boolean {
	if (chatType === 'any' || typeof isGroup !== 'boolean') return true;
	return isGroup === (chatType === 'group');
}

/**
 * What you did yourself in an event that either side can cause, such as a reaction. An automatic
 * reply would otherwise trigger itself.
 */
function isOwnActivity({ event, direction }: IDataObject): boolean {
	return direction === 'outbound' && !isAboutOwnActivity(String(event));
}
