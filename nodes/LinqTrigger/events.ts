import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * The events that most workflows start with, in the order in which people look for them. Values are
 * stored in users' workflows and sent to Linq as they are.
 */
export const everydayEvents: INodePropertyOptions[] = [
	{
		name: 'Message Received',
		value: 'message.received',
		description: 'Someone wrote to one of your lines',
	},
	{
		name: 'Message Sent',
		value: 'message.sent',
		description: 'A message of yours left for the recipient',
	},
	{
		name: 'Message Delivered',
		value: 'message.delivered',
		description: 'A message of yours reached the device. Not reported for groups.',
	},
	{
		name: 'Message Read',
		value: 'message.read',
		description: 'The recipient read a message of yours. Not reported for groups.',
	},
	{
		name: 'Message Failed',
		value: 'message.failed',
		description: 'A message of yours could not be delivered',
	},
	{
		name: 'Message Edited',
		value: 'message.edited',
		description: 'The text of a message was changed after it was sent',
	},
	{
		name: 'Reaction Added',
		value: 'reaction.added',
		description: 'Someone reacted to a message, for example with a heart',
	},
	{
		name: 'Reaction Removed',
		value: 'reaction.removed',
		description: 'Someone took a reaction back',
	},
	{
		name: 'Chat Created',
		value: 'chat.created',
		description: 'A new chat was opened, by you or by someone else',
	},
	{
		name: 'Participant Added',
		value: 'participant.added',
		description: 'Someone joined a group chat',
	},
	{
		name: 'Participant Removed',
		value: 'participant.removed',
		description: 'Someone left a group chat or was removed from it',
	},
];

/** The others that this release knows, of the 27 of the official SDK (api-v3 §e.5). */
export const otherEvents: INodePropertyOptions[] = [
	{
		name: 'Typing: Started',
		value: 'chat.typing_indicator.started',
		description: 'The other person began to type',
	},
	{
		name: 'Typing: Stopped',
		value: 'chat.typing_indicator.stopped',
		description: 'The other person stopped typing',
	},
	{
		name: 'Group: Name Updated',
		value: 'chat.group_name_updated',
		description: 'A group chat got another name',
	},
	{
		name: 'Group: Icon Updated',
		value: 'chat.group_icon_updated',
		description: 'A group chat got another picture',
	},
	{
		name: 'Group: Name Update Failed',
		value: 'chat.group_name_update_failed',
		description: 'A new name that you gave to a group chat was not accepted',
	},
	{
		name: 'Group: Icon Update Failed',
		value: 'chat.group_icon_update_failed',
		description: 'A new picture that you gave to a group chat was not accepted',
	},
	{
		name: 'Location: Sharing Started',
		value: 'location.sharing.started',
		description: 'Someone began to share their location with one of your lines',
	},
	{
		name: 'Location: Sharing Stopped',
		value: 'location.sharing.stopped',
		description: 'Someone stopped sharing their location',
	},
	{
		name: 'Call: Initiated',
		value: 'call.initiated',
		description: 'A call was started',
	},
	{
		name: 'Call: Ringing',
		value: 'call.ringing',
		description: 'The phone is ringing at the other end',
	},
	{
		name: 'Call: Answered',
		value: 'call.answered',
		description: 'A call was picked up',
	},
	{
		name: 'Call: Declined',
		value: 'call.declined',
		description: 'A call was rejected',
	},
	{
		name: 'Call: Not Answered',
		value: 'call.no_answer',
		description: 'Nobody picked up a call',
	},
	{
		name: 'Call: Failed',
		value: 'call.failed',
		description: 'A call could not be connected',
	},
	{
		name: 'Call: Ended',
		value: 'call.ended',
		description: 'A call is over',
	},
	{
		name: 'Phone Number: Status Updated',
		value: 'phone_number.status_updated',
		description: 'The status or the reputation of one of your lines changed',
	},
];

/** An event in words, after what it is about: `poll.vote.added` is "Poll: Vote Added". */
export function inWords(event: string): string {
	const [subject, ...rest] = event.split('.').map(titleOf);
	return rest.length > 0 ? `${subject}: ${rest.join(' ')}` : subject;
}

function titleOf(name: string): string {
	const words = name.split('_').filter(Boolean);
	return words.map(capitalised).join(' ');
}

function capitalised(word: string): string {
	return word === 'api' ? 'API' : word[0].toUpperCase() + word.slice(1);
}

/**
 * Events that only your own messages and calls cause; who chooses one of these wants own
 * activity. Recognised by the last word, so that newer families (`poll.sent` …) are covered, too.
 */
export function isAboutOwnActivity(name: string): boolean {
	return /\.(sent|delivered|read|failed)$/.test(name);
}
