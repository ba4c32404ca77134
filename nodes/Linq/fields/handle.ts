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

/** Whether a field of several values has none; the editor keeps rows that were left empty. */
export function isBlank(value: unknown): boolean {
	const rows: unknown[] = Array.isArray(value) ? value : [value ?? ''];
	return rows.every((row) => row === '');
}
