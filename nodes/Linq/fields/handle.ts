import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { parseHandle } from '../../shared/handles';

/** One person. */
export const handleField: INodeProperties = {
	displayName: 'Handle',
	name: 'handle',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +12025550123 or ana@example.com',
	description: 'Phone number with + and country code, or email address',
};

export const handleInput = z.unknown().transform(parseHandle);
