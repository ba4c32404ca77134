import type { Endpoint } from '../http/endpoint';
import { appCards } from './appCards';
import { attachments } from './attachments';
import { availableNumber } from './availableNumber';
import { blockedHandles } from './blockedHandles';
import { capability } from './capability';
import { chatMessages } from './chatMessages';
import { chats } from './chats';
import { contactCard } from './contactCard';
import { location } from './location';
import { messages } from './messages';
import { participants } from './participants';
import { phoneNumbers } from './phoneNumbers';
import { polls } from './polls';
import { reactions } from './reactions';
import { threads } from './threads';
import { typingIndicators } from './typing';
import { voiceMemos } from './voiceMemos';
import { webhookEvents } from './webhookEvents';
import { webhookSubscriptions } from './webhookSubscriptions';

/** The endpoints that the official SDK knows: the emulator has all of them. */
export const sdkEndpoints: Endpoint[] = [
	...chats,
	...participants,
	...typingIndicators,
	...chatMessages,
	...voiceMemos,
	...location,
	...messages,
	...reactions,
	...threads,
	...appCards,
	...attachments,
	...phoneNumbers,
	...availableNumber,
	...webhookEvents,
	...webhookSubscriptions,
	...capability,
	...contactCard,
];

/** Endpoints that are newer than the SDK. */
const newerEndpoints: Endpoint[] = [...blockedHandles, ...polls];

/** Every endpoint of the API that the emulator has. */
export const endpoints: Endpoint[] = [...sdkEndpoints, ...newerEndpoints];
