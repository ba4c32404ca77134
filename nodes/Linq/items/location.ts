import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';

/** One person's place (api-v3 §b, location); GeoJSON has the longitude first. */
export function toLocationItem(feature: IDataObject): IDataObject {
	const { coordinates } = asRecord(feature.geometry);
	const [longitude, latitude, altitude] = Array.isArray(coordinates) ? coordinates : [];
	const { handle, address, locality, updated_at: updatedAt } = asRecord(feature.properties);
	return { handle, latitude, longitude, altitude, address, locality, updatedAt } as IDataObject;
}
