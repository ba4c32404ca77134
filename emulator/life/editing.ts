import type { Edit } from '../rules/editing';
import type { Message } from '../state/types';
import type { World } from '../world';
import { raiseEdited } from './raise';
import { change } from './sending';

/** Replaces the text of a part; its decorations, which were about the old text, go. */
export function editText(world: World, message: Message, edit: Edit, traceId: string): void {
	const part = message.parts[edit.partIndex];
	if (part.type !== 'text') throw new Error('only text parts can be edited');
	part.value = edit.text;
	part.decorations = null;
	change(world, message, { edits: message.edits + 1 });
	raiseEdited(world, message, edit.partIndex, traceId);
}
