import { NodeConnectionTypes, NodeOperationError, type ISupplyDataFunctions } from 'n8n-workflow';
import { ZodError } from 'zod';

import { asText } from '../shared/json';
import { fillOf, propertiesOf, schemaOf } from '../shared/fields/field';
import { labelOf } from '../shared/fields/label';
import { userMessages } from '../shared/fields/zodMessages';
import { asNodeError } from '../shared/linq/errors';
import { agentOf, isSubAgent } from './agent';
import { fields, type MemoryFields } from './fields';

/** What to remember. */
export interface MemorySettings {
	chatId: string;
	/** How many messages. */
	limit: number;
	/** Unix time in milliseconds. */
	since?: number;
	/** IDs of the messages that are the agent's prompt. */
	leaveOut: string[];
	/** Whether media and reactions are told in words. */
	describe: boolean;
	/** Whether it is said who wrote, once several people have written. */
	namesInGroups: boolean;
}

const MESSAGE_BEING_ANSWERED = '{{ $json.messageId }}';

/**
 * Reads what the user has set. AI Agent loads one memory for all its items; each of them is a prompt.
 *
 * @throws NodeOperationError that names the field, and when the items are of several chats
 */
export function readSettings(context: ISupplyDataFunctions, itemIndex: number): MemorySettings {
	const { chatId, messageLimit, options } = readFields(context, itemIndex);
	const items = context.getInputData(0, NodeConnectionTypes.Main);
	const answered = [itemIndex, ...items.keys()].flatMap((index) => {
		const one = readFields(context, index);
		if (one.chatId !== chatId) throw ofSeveralChats(context, index);
		return one.options.leaveOut ?? answeredBy(context, index);
	});
	return {
		chatId,
		limit: messageLimit,
		since: options.since,
		leaveOut: answered,
		describe: options.describe ?? true,
		namesInGroups: options.namesInGroups ?? true,
	};
}

/** The prompt of an agent is the message of its item; that of a sub-agent is what the agent says to it. */
function answeredBy(context: ISupplyDataFunctions, itemIndex: number): string[] {
	if (isSubAgent(agentOf(context))) return [];
	const answered = asText(context.evaluateExpression(MESSAGE_BEING_ANSWERED, itemIndex));
	return answered === undefined ? [] : [answered];
}

function readFields(context: ISupplyDataFunctions, itemIndex: number): MemoryFields {
	const node = context.getNode();
	const given = Object.fromEntries(
		Object.keys(fields).map((name) => [
			name,
			context.getNodeParameter(name, itemIndex, null) ?? undefined,
		]),
	);
	const carried = (name: string) => context.evaluateExpression(`{{ $json.${name} }}`, itemIndex);
	try {
		const filled = fillOf(fields)?.(given, node.parameters, carried);
		return schemaOf(fields).parse(filled, { errorMap: userMessages });
	} catch (error) {
		if (!(error instanceof ZodError)) throw asNodeError(node, error, itemIndex);
		const [{ path, message }] = error.issues;
		const label = labelOf(propertiesOf(fields), path);
		throw new NodeOperationError(node, `${label}: ${message}`, { itemIndex });
	}
}

/** People must never learn of another chat. */
function ofSeveralChats(context: ISupplyDataFunctions, itemIndex: number): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		'The items are of several chats, but an agent has one memory for all items of a run',
		{
			description:
				'Put a Loop Over Items node with a batch size of 1 before the agent, so that each chat gets a run of its own.',
			itemIndex,
		},
	);
}
