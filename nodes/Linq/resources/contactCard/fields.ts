import { z } from 'zod';

import { field } from '../../../shared/fields/field';
import { optionalUrl } from '../../fields/text';

/** The name that a card must have. */
export const firstName = field({
	property: {
		displayName: 'First Name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Nathan',
		description: 'First name of whoever writes from the line',
		required: true,
	},
	schema: () =>
		z.string({ required_error: 'enter a first name' }).trim().min(1, 'enter a first name'),
});

/** The optional properties of a card. */
export const otherCardFields = {
	imageUrl: field({
		property: {
			displayName: 'Image URL',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/nathan.jpg',
			description: 'Public https address of the photo',
		},
		schema: optionalUrl,
	}),
	lastName: field({
		property: {
			displayName: 'Last Name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Smith',
			description: 'Last name of whoever writes from the line',
		},
		schema: () => z.string().trim(),
	}),
};

/** The state that creating and changing the card of a line have in common. */
export const cardState = ({ phoneNumber }: { phoneNumber: string }) =>
	`contact card of ${phoneNumber}`;

/** Fields that are left empty are left out: Linq keeps what it has. */
export function cardBody(card: { firstName?: string; lastName?: string; imageUrl?: string }) {
	return {
		...(card.firstName && { first_name: card.firstName }),
		...(card.lastName && { last_name: card.lastName }),
		...(card.imageUrl && { image_url: card.imageUrl }),
	};
}
