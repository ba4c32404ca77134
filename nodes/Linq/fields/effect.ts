import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { effectOf, effectOptions } from '../../shared/message/effects';

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

/** An expression may give anything, so the name is checked with all other values. */
export const effectSetting = z
	.string()
	.transform((name) => name && effectOf(name).name)
	.optional();
