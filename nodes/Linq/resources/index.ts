import type { Resource } from '../registry';
import { chat } from './chat';
import { message } from './message';

/** The menu: every resource, in the order in which the node shows them. */
export const menu: Resource[] = [chat, message];

export const defaultResource = message;
