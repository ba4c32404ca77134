import type { Resource } from '../registry';
import { attachment } from './attachment';
import { capability } from './capability';
import { chat } from './chat';
import { contactCard } from './contactCard';
import { location } from './location';
import { message } from './message';
import { participant } from './participant';
import { phoneNumber } from './phoneNumber';
import { reaction } from './reaction';
import { typing } from './typing';
import { voiceMemo } from './voiceMemo';
import { webhookSubscription } from './webhookSubscription';

/** The menu: every resource, in the order in which the node shows them. */
export const menu: Resource[] = [
	attachment,
	capability,
	chat,
	contactCard,
	location,
	message,
	participant,
	phoneNumber,
	reaction,
	typing,
	voiceMemo,
	webhookSubscription,
];

export const defaultResource = message;
