import type { ChatHistory, ChatMemory, Message } from '@n8n/ai-node-sdk';
import { NodeOperationError, type ISupplyDataFunctions, type SupplyData } from 'n8n-workflow';

import type { Turn } from './turns';

/**
 * Gives an agent a memory that it can only read: what it says is in the chat, and so in the memory,
 * once it has been sent. This file is all that knows n8n's SDK for AI nodes, a preview.
 *
 * @throws NodeOperationError in an n8n that comes without the SDK
 */
export async function supplyHistory(
	context: ISupplyDataFunctions,
	readTurns: () => Promise<Turn[]>,
): Promise<SupplyData> {
	const { supplyMemory } = await loadSdk(context);
	const getMessages = async () => (await readTurns()).map(toMessage);
	const keepNothing = async () => undefined;
	const clear = async () => {
		throw new NodeOperationError(context.getNode(), 'The memory is the chat itself', {
			description: 'It cannot be cleared. To forget what was said before, use the option Since.',
		});
	};
	const chatHistory: ChatHistory = {
		getMessages,
		addMessage: keepNothing,
		addMessages: keepNothing,
		clear,
	};
	const memory: ChatMemory = {
		chatHistory,
		loadMessages: getMessages,
		saveTurn: keepNothing,
		clear,
	};
	return supplyMemory(context, memory);
}

function toMessage({ role, text }: Turn): Message {
	return { role, content: [{ type: 'text', text }] };
}

/** Loaded when it is needed, because the other nodes run in older n8n, too. */
async function loadSdk(context: ISupplyDataFunctions) {
	try {
		return await import('@n8n/ai-node-sdk');
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error, {
			message: 'Linq Chat Memory needs n8n 2.16 or newer',
			description:
				'Update n8n. Until then, connect the Linq node with Message: Get Many as a tool of the agent instead.',
		});
	}
}
