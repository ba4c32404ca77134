import type { Resource } from './engine/registry';
import { attachment } from './resources/attachment';
import { blockedHandle } from './resources/blockedHandle';
import { capability } from './resources/capability';
import { chat } from './resources/chat';
import { contactCard } from './resources/contactCard';
import { location } from './resources/location';
import { message } from './resources/message';
import { participant } from './resources/participant';
import { phoneNumber } from './resources/phoneNumber';
import { reaction } from './resources/reaction';
import { typing } from './resources/typing';
import { voiceMemo } from './resources/voiceMemo';
import { webhookSubscription } from './resources/webhookSubscription';

/** The menu: every resource, in the order in which the node shows them: by how often people need them. */
export const menu: Resource[] = [
	message,
	chat,
	reaction,
	typing,
	voiceMemo,
	attachment,
	participant,
	contactCard,
	location,
	phoneNumber,
	capability,
	blockedHandle,
	webhookSubscription,
];

export const defaultResource = message;
