import type { INodeProperties } from 'n8n-workflow';

import { eventOptions } from './events';

const chatTypeOptions = [
	{ name: 'Any', value: 'any' },
	{ name: 'Direct', value: 'direct', description: 'Chats with one other person' },
	{ name: 'Group', value: 'group', description: 'Chats with several people' },
];

/** In the order in which people need them. */
const options: INodeProperties[] = [
	{
		displayName: 'Only On Lines',
		name: 'phoneNumbers',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Line' },
		default: [],
		placeholder: 'e.g. +12052532136',
		description: 'Phone numbers of yours that Linq reports on. Without one, it reports on all.',
	},
	{
		displayName: 'Only From Senders',
		name: 'senders',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Sender' },
		default: [],
		placeholder: 'e.g. +12052532136 or ada@example.com',
		description:
			'Phone numbers or email addresses of the people whose events start the workflow. Events without a sender, such as typing, start it in any case. The sender of your own messages is your line.',
	},
	{
		displayName: 'Only In Chats',
		name: 'chatIds',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Chat' },
		default: [],
		placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		description: 'IDs of the chats whose events start the workflow',
	},
	{
		displayName: 'Chat Type',
		name: 'chatType',
		type: 'options',
		options: chatTypeOptions,
		default: 'any',
		description:
			'Kind of chat whose events start the workflow. Events that do not tell, such as reactions, start it in any case.',
	},
	{
		displayName: 'Include Own Activity',
		name: 'includeOwnActivity',
		type: 'boolean',
		default: false,
		description:
			'Whether your own reactions, group changes and edits start the workflow as well. Message Sent, Delivered, Read and Failed always do, as they are about your own messages. So do new chats and participants: Linq does not tell who added them.',
	},
	{
		displayName: 'Download Attachments',
		name: 'downloadAttachments',
		type: 'boolean',
		default: false,
		description:
			'Whether to put attachments into the binary fields attachment_0, attachment_1 and so on. What is not there after 5 seconds, or goes beyond 50 MB per message, stays a URL, with a note if Simplify is on.',
	},
	{
		displayName: 'Skip Duplicates',
		name: 'skipDuplicates',
		type: 'boolean',
		default: true,
		description:
			'Whether an event that Linq delivers again starts nothing. This is remembered in memory: a restart of n8n forgets it, and several webhook processors do not share it. For a memory that lasts, add a Remove Duplicates node with the operation "Remove Items Processed in Previous Executions", Keep Items Where "Value Is New", and the field eventId dragged into Value to Dedupe On (event_id without Simplify).',
	},
];

/** What the user sees. Names are the package's public contract. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'When you activate the workflow, this node tells Linq where to deliver; nothing has to be set up there. For this, Linq must be able to reach your n8n over public HTTPS.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		options: eventOptions,
		default: ['message.received'],
		description: 'The events that start the workflow',
	},
	{
		displayName: 'Other Event Names or IDs',
		name: 'otherEvents',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getOtherEvents' },
		default: [],
		description:
			'Events that Linq offers and that are newer than this node. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	},
];
