import type { Part, Reaction } from '../state/types';
import { downloadUrl } from '../storage/presign';
import type { World } from '../world';
import { pollView } from './poll';

/** A reaction as the API gives it (api-v3 §b, Reaction). */
export function reactionView(reaction: Reaction) {
	return {
		handle: reaction.handle,
		is_me: reaction.handle.is_me,
		type: reaction.type,
		custom_emoji: reaction.customEmoji,
		sticker: reaction.sticker,
	};
}

/** A part without its reactions, the form that webhooks carry (api-v3 §f.31). */
export function barePartView(world: World, part: Part) {
	switch (part.type) {
		case 'text':
			return { type: part.type, value: part.value, text_decorations: part.decorations };
		case 'link':
			return { type: part.type, value: part.value };
		case 'media':
			return mediaView(world, part.attachmentId);
		case 'imessage_app': {
			const { app, layout, url, fallback_text } = part;
			return { type: part.type, app, layout, url, fallback_text };
		}
		case 'poll':
			// For the admin side only: what the API tells of messages leaves polls out.
			return { type: part.type, ...pollView(part) };
		case 'newer':
			return part.content;
	}
}

function mediaView(world: World, attachmentId: string) {
	const attachment = world.store.attachments.get(attachmentId);
	// Deleting an attachment leaves the message but takes its file away (api-v3 §b, Attachments).
	return {
		type: 'media' as const,
		id: attachmentId,
		filename: attachment?.filename ?? 'deleted',
		mime_type: attachment?.contentType ?? 'application/octet-stream',
		size_bytes: attachment?.sizeBytes ?? 0,
		url: attachment ? downloadUrl(world, attachment) : `${world.origin}/cdn/deleted`,
	};
}

/** A part as the API gives it, with its reactions or null (api-v3 §b, Part). */
export function partView(world: World, part: Part) {
	const reactions = part.reactions.length > 0 ? part.reactions.map(reactionView) : null;
	return { ...barePartView(world, part), reactions };
}
