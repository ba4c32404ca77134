import type { IDataObject } from 'n8n-workflow';

/** The name and photo of a line (api-v3 §b, contact card). */
export function toContactCardItem(card: IDataObject): IDataObject {
	return {
		phoneNumber: card.phone_number,
		firstName: card.first_name,
		lastName: card.last_name,
		imageUrl: card.image_url,
		isActive: card.is_active,
	};
}
