import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';

/** One person's place (api-v3 §b, location); GeoJSON has the longitude first. */
export function toLocationItem(feature: IDataObject, chatId: string): IDataObject {
	const { coordinates } = asRecord(feature.geometry);
	const [longitude, latitude, altitude] = Array.isArray(coordinates) ? coordinates : [];
	const { handle, address, locality, updated_at: updatedAt } = asRecord(feature.properties);
	return {
		handle,
		address,
		locality,
		latitude,
		longitude,
		altitude,
		chatId,
		updatedAt,
	} as IDataObject;
}
