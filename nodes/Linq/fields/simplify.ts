import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** Simplify, for every operation that returns a record of more than ten fields. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const simplifyInput = z.boolean().default(true);
