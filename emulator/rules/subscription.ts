import { refusal } from '../http/errors';
import { requiredStrings, type JsonObject } from '../http/read';
import { eventNames } from '../webhooks/eventNames';
import { checkPhoneNumber } from './handles';

/** The events asked for; that an unknown name is refused (400/1005) is inferred (facts §e.1). */
export function checkEvents(body: JsonObject): string[] {
	const events = requiredStrings(body, 'subscribed_events');
	const unknown = events.find((event) => !eventNames.includes(event));
	if (unknown !== undefined) throw refusal(1005, `Unknown event type: ${unknown}`);
	return [...new Set(events)];
}

/** Lines to hear of; none, an empty list or null mean all (facts §e.1). */
export function checkLines(body: JsonObject): string[] | null {
	const { phone_numbers: numbers } = body;
	if (!numbers || (Array.isArray(numbers) && numbers.length === 0)) return null;
	const lines = requiredStrings(body, 'phone_numbers');
	lines.forEach((number, index) => checkPhoneNumber(number, `phone_numbers[${index}]`));
	return lines;
}
