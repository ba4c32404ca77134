import type { IDataObject } from 'n8n-workflow';

import { asList, asText } from './json';

/** Your own line in a chat (api-v3 §b, ChatHandle). */
export function lineIn(handles: unknown): string | undefined {
	return asText(asList(handles).find(({ is_me: isMe }) => isMe === true)?.handle);
}

/** The other people of a chat who have not left it. */
export function peopleIn(handles: unknown): string[] {
	return asList(handles)
		.filter(({ is_me: isMe, left_at: leftAt }) => isMe !== true && !leftAt)
		.flatMap(({ handle }) => asText(handle) ?? []);
}

/** The same as one text, which *To* takes as it is. */
export const participantsIn = (handles: unknown) => peopleIn(handles).join(', ');

/**
 * What people call a chat: its name, or who else is in it. Linq names a chat without a name after
 * all its handles, your own line among them (api-v3 §b, Chat).
 */
export function chatName({ display_name: displayName, handles }: IDataObject): string | undefined {
	const given = asText(displayName);
	const all = asList(handles).map(({ handle }) => handle);
	const isNamed = given?.split(', ').some((part) => !all.includes(part));
	return isNamed ? given : (asText(participantsIn(handles)) ?? given);
}
