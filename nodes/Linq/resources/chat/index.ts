import type { Resource } from '../../engine/registry';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { leave } from './leave';
import { markAsRead } from './markAsRead';
import { shareContactCard } from './shareContactCard';
import { update } from './update';

export const chat: Resource = {
	value: 'chat',
	name: 'Chat',
	operations: [create, getAll, get, markAsRead, shareContactCard, update, leave],
};
