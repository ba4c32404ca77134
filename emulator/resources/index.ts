import type { Endpoint } from '../http/endpoint';
import { chatMessages } from './chatMessages';
import { chats } from './chats';
import { phoneNumbers } from './phoneNumbers';

/** Every endpoint of the API that the emulator has. */
export const endpoints: Endpoint[] = [...chats, ...chatMessages, ...phoneNumbers];
