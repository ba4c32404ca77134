import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ISupplyDataFunctions,
	type SupplyData,
} from 'n8n-workflow';

import { propertiesOf } from '../shared/fields/field';
import { testLinqAccount } from '../shared/linq/credentialTest';
import { searchChats } from '../shared/listSearch/searchChats';
import { fields } from './fields';
import { readHistory } from './history';
import { oncePerRun } from './oncePerRun';
import { supplyHistory } from './sdk';
import { readSettings } from './settings';

export class LinqChatMemory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linq Chat Memory',
		name: 'linqChatMemory',
		icon: { light: 'file:../../icons/linq.svg', dark: 'file:../../icons/linq.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "last " + $parameter["messageLimit"] + " messages" }}',
		description: 'Lets an AI agent remember what was said in the iMessage, RCS or SMS chat',
		defaults: { name: 'Linq Chat Memory' },
		inputs: [],
		outputs: [NodeConnectionTypes.AiMemory],
		outputNames: ['Memory'],
		credentials: [{ name: 'linqPartnerApi', required: true, testedBy: 'testLinqAccount' }],
		builderHint: {
			searchHint:
				'The memory for an AI agent that answers in a Linq chat. It reads the chat itself and needs no database and no session ID. What the agent says is remembered once a Linq node has sent it.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-linqapp.linqTrigger',
					relationHint: 'Starts the agent, and names the chat and the message to answer',
				},
				{
					nodeType: 'n8n-nodes-linqapp.linq',
					relationHint: "Sends the agent's answer, which makes it part of the memory",
				},
			],
		},
		properties: propertiesOf(fields),
	};

	methods = { credentialTest: { testLinqAccount }, listSearch: { searchChats } };

	async supplyData(this: ISupplyDataFunctions, itemIndex: number): Promise<SupplyData> {
		const settings = readSettings(this, itemIndex);
		const read = async () => await readHistory(this, settings);
		return await supplyHistory(this, async () => await oncePerRun(this, settings.chatId, read));
	}
}
