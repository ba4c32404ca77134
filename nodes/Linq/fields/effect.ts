import type { INodeProperties } from 'n8n-workflow';

import { effectOptions } from '../../shared/message/effects';

/** The effect of a message; its type is implied. */
export const effectOption: INodeProperties = {
	displayName: 'Effect',
	name: 'effect',
	type: 'options',
	options: effectOptions,
	default: 'confetti',
	description:
		'Animation that plays when the message arrives. Shown on iMessage only; the words arrive everywhere.',
};
