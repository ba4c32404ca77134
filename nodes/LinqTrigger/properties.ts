import type { INodeProperties } from 'n8n-workflow';

import { byHandle, byId, byPhoneNumber, fromList } from '../shared/fields/locator';
import { everydayEvents } from './events';

const chatTypeOptions = [
	{ name: 'Any', value: 'any' },
	{ name: 'Direct', value: 'direct', description: 'Chats with one other person' },
	{ name: 'Group', value: 'group', description: 'Chats with several people' },
];

/** Several things, each chosen from a list or typed. */
function several(
	property: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'modes'>,
	addButton: string,
): INodeProperties {
	return {
		...property,
		type: 'resourceLocator',
		typeOptions: { multipleValues: true, multipleValueButtonText: addButton },
		default: { mode: 'list', value: '' },
	};
}

/** Those about people first: it is what most people filter by. */
const filters: INodeProperties[] = [
	several(
		{
			displayName: 'From',
			name: 'from',
			description:
				'People whose events start the workflow. Events without a sender, such as typing, start it in any case. The sender of your own messages is your line.',
			modes: [
				fromList('searchPeople', 'Select a person...'),
				byHandle(),
			],
		},
		'Add Person',
	),
	several(
		{
			displayName: 'In Chats',
			name: 'chats',
			description: 'Chats whose events start the workflow',
			modes: [fromList('searchChats', 'Select a chat...'), byId('Not a valid chat ID')],
		},
		'Add Chat',
	),
	several(
		{
			displayName: 'On Lines',
			name: 'lines',
			description: 'Lines of yours that Linq reports on. Without one, it reports on all.',
			modes: [fromList('searchLines', 'Select a line...'), byPhoneNumber()],
		},
		'Add Line',
	),
	{
		displayName: 'Chat Type',
		name: 'chatType',
		type: 'options',
		options: chatTypeOptions,
		default: 'any',
		description:
			'Kind of chat whose events start the workflow. Events that do not tell, such as reactions, start it in any case.',
	},
];

/** In the order in which people need them. */
const options: INodeProperties[] = [
	{
		displayName: 'More Event Names or IDs',
		name: 'moreEvents',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getMoreEvents' },
		default: [],
		description:
			'What else starts the workflow. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
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
		displayName: 'Include Own Activity',
		name: 'includeOwnActivity',
		type: 'boolean',
		default: false,
		description:
			'Whether your own reactions, group changes and edits start the workflow as well. Message Sent, Delivered, Read and Failed always do, as they are about your own messages. So do new chats and participants: Linq does not tell who added them.',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
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
			'When you publish the workflow, this node tells Linq where to deliver; nothing has to be set up there. For this, Linq must be able to reach your n8n over public HTTPS.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		options: everydayEvents,
		default: ['message.received'],
		description: 'The events that start the workflow. There are more under Options.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: filters,
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
