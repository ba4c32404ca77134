import type { Endpoint } from '../http/endpoint';
import { appCards } from './appCards';
import { attachments } from './attachments';
import { availableNumber } from './availableNumber';
import { capability } from './capability';
import { chatMessages } from './chatMessages';
import { chats } from './chats';
import { contactCard } from './contactCard';
import { location } from './location';
import { messages } from './messages';
import { participants } from './participants';
import { phoneNumbers } from './phoneNumbers';
import { reactions } from './reactions';
import { threads } from './threads';
import { typingIndicators } from './typing';
import { voiceMemos } from './voiceMemos';
import { webhookEvents } from './webhookEvents';
import { webhookSubscriptions } from './webhookSubscriptions';

/** Every endpoint of the API that the emulator has: all those of the official SDK. */
export const endpoints: Endpoint[] = [
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
