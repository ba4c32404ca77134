import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { activating } from './activation';
import { testLinqAccount } from '../shared/linq/credentialTest';
import { searchChats } from '../shared/listSearch/searchChats';
import { searchLines } from '../shared/listSearch/searchLines';
import { searchPeople } from './searchPeople';
import { getMoreEvents } from './moreEvents';
import { properties } from './properties';
import { receive } from './receive';
import { isSubscribed, subscribe, unsubscribe } from './subscription';
import { subtitle } from './subtitle';

export class LinqTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Linq Trigger',
		name: 'linqTrigger',
		icon: { light: 'file:../../icons/linq.svg', dark: 'file:../../icons/linq.dark.svg' },
		group: ['trigger'],
		// Above 1, because for a webhook node of version 1 n8n evaluates an expression in every request
		// (`parseRequestBody`, for its own Webhook node of old), which is a tenth of the request's time.
		version: 2,
		subtitle,
		description: 'Send and receive iMessage, RCS and SMS messages',
		eventTriggerDescription: 'Text your Linq phone number now',
		triggerPanel: {
			header: 'Try it with a text of your own',
			activationHint:
				'Click the button, then text your Linq phone number. With the local emulator, open its address in a browser and text from the phone there.<br /><br />When it works, publish the workflow.',
			executionsHelp: {
				inactive:
					'<b>While you try</b>, each click on the button waits for one event.<br /><br /><b>Once you publish the workflow</b>, Linq starts it by itself, and each run is listed under Executions. Nothing has to be set up at Linq.',
				active:
					'<b>The workflow is published</b>: Linq starts it by itself, also while you try, and each run is listed under Executions.<br /><br /><b>While you try</b>, each click on the button waits for one event.',
			},
		},
		activationMessage: 'Linq now starts this workflow for every event that you chose.',
		defaults: { name: 'Linq Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'linqPartnerApi', required: true, testedBy: 'testLinqAccount' }],
		builderHint: {
			searchHint:
				'Starts a workflow when somebody writes to a Linq phone number by iMessage, RCS or SMS. It registers its own webhook. Incoming messages carry chatInput and sessionId, so an AI agent after it needs no prompt of its own.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-linqapp.linq',
					relationHint: 'Answers in the same chat, when its field To is left empty',
				},
				{
					nodeType: 'n8n-nodes-linqapp.linqChatMemory',
					relationHint: 'Gives an AI agent the history of the chat',
				},
			],
		},
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
				// The node itself tells Linq the URL. Older n8n shows it all the same.
				ndvHideUrl: true,
				ndvHideMethod: true,
			},
		],
		properties,
	};

	methods = {
		credentialTest: { testLinqAccount },
		loadOptions: { getMoreEvents },
		listSearch: { searchChats, searchLines, searchPeople },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await activating(this, isSubscribed);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await activating(this, subscribe);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unsubscribe(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
