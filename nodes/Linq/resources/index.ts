import type { Resource } from '../registry';
import { chat } from './chat';
import { message } from './message';
import { participant } from './participant';
import { typing } from './typing';
import { voiceMemo } from './voiceMemo';

/** The menu: every resource, in the order in which the node shows them. */
export const menu: Resource[] = [chat, message, participant, typing, voiceMemo];

export const defaultResource = message;
