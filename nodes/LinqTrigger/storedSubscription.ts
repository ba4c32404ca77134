import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { asRecord, asText } from '../shared/json';

/** What must be remembered of a subscription: Linq shows its secret only once (api-v3 §e.1). */
export interface StoredSubscription {
	id: string;
	secret: string;
}

type Context = IHookFunctions | IWebhookFunctions;

/**
 * Static data of the node under its name, kept by n8n with the workflow.
 *
 * Production and *Listen for test event* need no places of their own: n8n gives a test a workflow
 * object with static data of its own, which it keeps with the test and never saves.
 */
const KEY = 'subscription';

/**
 * The subscription that this node of this workflow made on this instance. What another instance or
 * another workflow made is left alone: the data of a workflow travel with its copies.
 */
export function storedSubscription(context: Context): StoredSubscription | undefined {
	const record = asRecord(context.getWorkflowStaticData('node')[KEY]);
	const id = asText(record.id);
	const secret = asText(record.secret);
	if (id === undefined || secret === undefined) return undefined;
	const { instanceId, workflowId } = ownerOf(context);
	const isOurs = record.instanceId === instanceId && record.workflowId === workflowId;
	return isOurs ? { id, secret } : undefined;
}

/** Is there a subscription of any owner, also of the workflow that this one is a copy of? */
export function hasStoredSubscription(context: Context): boolean {
	return context.getWorkflowStaticData('node')[KEY] !== undefined;
}

/** Remembers a subscription as made by this workflow on this instance. */
export function storeSubscription(context: IHookFunctions, stored: StoredSubscription): void {
	context.getWorkflowStaticData('node')[KEY] = { ...stored, ...ownerOf(context) };
}

/** Forgets the subscription, whoever made it. */
export function forgetSubscription(context: IHookFunctions): void {
	delete context.getWorkflowStaticData('node')[KEY];
}

function ownerOf(context: Context) {
	return { instanceId: context.getInstanceId(), workflowId: context.getWorkflow().id ?? '' };
}
