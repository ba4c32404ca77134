import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { testLinqAccount } from '../shared/linq/credentialTest';
import { searchChats } from '../shared/listSearch/searchChats';
import { searchLineIds, searchLines } from '../shared/listSearch/searchLines';
import { searchMessages } from './listSearch/searchMessages';
import { searchTargets } from './listSearch/searchTargets';
import { getWebhookEvents, searchSubscriptions } from './listSearch/webhooks';
import { findOperation, menuProperties, subtitleOf } from './engine/registry';
import { defaultResource, menu } from './menu';
import { waitingNodeTooltip } from './waiting/tooltip';
import { takeDelivery } from './waiting/wake';

/**
 * The webhook that Linq delivers to while an execution waits. n8n registers it only for that time;
 * publishing a workflow registers nothing for it.
 */
const waitingWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

export class Linq implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linq',
		name: 'linq',
		icon: { light: 'file:../../icons/linq.svg', dark: 'file:../../icons/linq.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(menu),
		// The same in both nodes: n8n's list of nodes shows them as one.
		description: 'Send and receive iMessage, RCS and SMS messages',
		defaults: { name: 'Linq' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		builderHint: {
			searchHint:
				'To react to what people write, start with Linq Trigger. A chat ID is a UUID that Linq Trigger and other Linq operations give, never a phone number; fields for a chat that are left empty take the chat of the incoming item. As a tool, bind the chat to that of Linq Trigger and let the model choose only the words.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-linqapp.linqTrigger',
					relationHint: 'Starts the workflow when somebody writes or reacts',
				},
				{
					nodeType: 'n8n-nodes-linqapp.linqChatMemory',
					relationHint: 'Gives an AI agent the history of the chat',
				},
			],
		},
		credentials: [{ name: 'linqPartnerApi', required: true, testedBy: 'testLinqAccount' }],
		webhooks: waitingWebhooks,
		waitingNodeTooltip,
		properties: menuProperties(menu, defaultResource),
	};

	methods = {
		credentialTest: { testLinqAccount },
		listSearch: {
			searchChats,
			searchLineIds,
			searchLines,
			searchMessages,
			searchSubscriptions,
			searchTargets,
		},
		loadOptions: { getWebhookEvents },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = ['resource', 'operation'].map((name) =>
			String(this.getNodeParameter(name, 0, '')),
		);
		return [await findOperation(menu, chosen[0], chosen[1]).run(this)];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await takeDelivery(this);
	}
}
