import type { Resource } from '../../engine/registry';
import { get } from './get';
import { request } from './request';

export const location: Resource = {
	value: 'location',
	name: 'Location',
	operations: [request, get],
};
