import { seededId } from '../../state/ids';
import type { Sample, SampleContext } from './sample';

const tuesday = seededId('option', 1);
const wednesday = seededId('option', 2);

function option(context: SampleContext, id: string, text: string, voted: boolean) {
	return {
		option_id: id,
		text,
		can_be_edited: false,
		creator_handle: context.own,
		voters: voted ? [{ handle: context.peer.handle, voted_at: context.now }] : [],
	};
}

function poll(context: SampleContext) {
	return {
		options: [option(context, tuesday, 'Tue', true), option(context, wednesday, 'Wed', false)],
		total_voters: 1,
	};
}

function place({ chat, messageId }: SampleContext) {
	return { chat, message_id: messageId };
}

function times({ now }: SampleContext) {
	return { created_at: now, updated_at: now };
}

const outbound =
	(steps: number): Sample =>
	(context) => ({
		direction: 'outbound',
		...place(context),
		sender_handle: context.own,
		service: 'iMessage',
		poll: poll(context),
		...times(context),
		sent_at: context.now,
		delivered_at: steps > 0 ? context.now : null,
		read_at: steps > 1 ? context.now : null,
	});

const vote: Sample = (context) => ({
	direction: 'inbound',
	...place(context),
	option_id: tuesday,
	sender_handle: context.peer,
	service: 'iMessage',
});

/** Polls (api-v3 §e.5). */
export const polls: Record<string, Sample> = {
	'poll.received': (context) => ({
		direction: 'inbound',
		...place(context),
		sender_handle: context.peer,
		service: 'iMessage',
		poll: poll(context),
		...times(context),
		received_at: context.now,
	}),
	'poll.sent': outbound(0),
	'poll.delivered': outbound(1),
	'poll.read': outbound(2),
	'poll.failed': (context) => ({
		direction: 'outbound',
		...place(context),
		poll: poll(context),
		error: { code: 4001, message: 'Delivery failed' },
		failed_at: context.now,
		sender_handle: null,
		service: 'iMessage',
	}),
	'poll.updated': (context) => ({
		direction: 'inbound',
		...place(context),
		added_options: [option(context, seededId('option', 3), 'Thu', false)],
		sender_handle: context.peer,
		service: 'iMessage',
	}),
	'poll.vote.added': vote,
	'poll.vote.removed': vote,
	'poll.reaction.added': (context) => ({
		chat_id: context.chat.id,
		message_id: context.messageId,
		part_index: 0,
		reaction_type: 'love',
		is_from_me: false,
		from: context.peer.handle,
		from_handle: context.peer,
		custom_emoji: null,
		sticker: null,
		service: 'iMessage',
		reacted_at: context.now,
	}),
};
