import {
	isResourceLocatorValue,
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { hasExpression } from '../shared/expression';
import { parseHandle, parsePhone } from '../shared/handles';
import { asRecord } from '../shared/json';
import type { Filters } from './filters';

type Context = IHookFunctions | IWebhookFunctions;

/** What the user chose, cleaned. */
export interface TriggerSettings extends Filters {
	/** The names of the events to start the workflow for. */
	events: string[];
	simplify: boolean;
	downloadAttachments: boolean;
	skipDuplicates: boolean;
}

/** The events to subscribe to. */
export interface Choice {
	events: string[];
	/** E.164; empty for all lines. */
	phoneNumbers: string[];
}

/** Reads the settings for a delivery. Entries that are no handle match nobody. */
export function readSettings(context: IWebhookFunctions): TriggerSettings {
	const options = asRecord(read(context, 'options', {}));
	const { from, chats, chatType } = asRecord(read(context, 'filters', {}));
	return {
		events: chosenEvents(context, options),
		simplify: options.simplify !== false,
		chatIds: listOf(chats).map((id) => id.toLowerCase()),
		senders: listOf(from).map((sender) => tryParse(sender).toLowerCase()),
		chatType: chatType === 'direct' || chatType === 'group' ? chatType : 'any',
		includeOwnActivity: options.includeOwnActivity === true,
		downloadAttachments: options.downloadAttachments === true,
		skipDuplicates: options.skipDuplicates !== false,
	};
}

/**
 * Reads the settings of the subscription, and checks all that the user has entered while somebody can
 * see an error.
 *
 * @throws NodeOperationError that names the field and says what to enter
 */
export function readChoice(context: IHookFunctions): Choice {
	const events = chosenEvents(context, asRecord(read(context, 'options', {})));
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), 'No event is chosen', {
			description: 'Choose at least one under Trigger On.',
		});
	}
	const { from, lines } = asRecord(read(context, 'filters', {}));
	checked(context, 'From', from, parseHandle);
	return {
		events: [...new Set(events)],
		phoneNumbers: checked(context, 'On Lines', lines, parsePhone),
	};
}

function chosenEvents(context: Context, { moreEvents }: IDataObject): string[] {
	return [...listOf(read(context, 'events', [])), ...listOf(moreEvents)];
}

/**
 * Reads a parameter. One without expressions is read as it is stored, because n8n otherwise gathers
 * for every delivery what an expression could refer to.
 */
function read(context: Context, name: string, fallback: unknown): unknown {
	const stored = context.getNodeParameter(name, fallback, { rawExpressions: true });
	return hasExpression(stored) ? context.getNodeParameter(name, fallback) : stored;
}

function checked(
	context: IHookFunctions,
	label: string,
	value: unknown,
	parse: (entry: string) => string,
): string[] {
	try {
		return [...new Set(listOf(value).map(parse))];
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new NodeOperationError(context.getNode(), `${label}: ${reason}`);
	}
}

function tryParse(sender: string): string {
	try {
		return parseHandle(sender);
	} catch {
		return sender;
	}
}

const SEPARATOR = /[,;\r\n]/;

/** A list as n8n stores it, or what an expression makes of it: nested lists, or text with commas. */
function listOf(value: unknown): string[] {
	if (isResourceLocatorValue(value)) return listOf(value.value);
	if (Array.isArray(value)) return value.flatMap(listOf);
	// A number is a phone number without its +; dropped, it would leave a filter that stops nothing.
	if (typeof value !== 'string' && typeof value !== 'number') return [];
	const text = String(value).trim();
	if (SEPARATOR.test(text)) return text.split(SEPARATOR).flatMap(listOf);
	return text === '' ? [] : [text];
}
