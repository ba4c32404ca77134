import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

export const firstNameField: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan',
};

export const otherNameFields: INodeProperties[] = [
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/nathan.jpg',
		description: 'Public https address of the photo',
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Smith',
	},
];

export const cardShape = {
	lastName: z.string().trim().optional(),
	imageUrl: z
		.string()
		.trim()
		.regex(/^(https:\/\/\S+)?$/i, 'enter a public address that starts with https://')
		.optional(),
};

/** Fields that are left empty are left out: Linq keeps what it has. */
export function cardBody(card: { firstName?: string; lastName?: string; imageUrl?: string }) {
	return {
		...(card.firstName && { first_name: card.firstName }),
		...(card.lastName && { last_name: card.lastName }),
		...(card.imageUrl && { image_url: card.imageUrl }),
	};
}
