import type { Resource } from '../../engine/registry';
import { create } from './create';
import { deleteSubscription } from './delete';
import { get } from './get';
import { getEvents } from './getEvents';
import { getAll } from './getAll';
import { update } from './update';

export const webhookSubscription: Resource = {
	value: 'webhookSubscription',
	name: 'Webhook Subscription',
	operations: [create, getAll, get, getEvents, update, deleteSubscription],
};
