import { ErrorReporter } from 'n8n-core';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { EmulatorOptions } from '../../emulator';
import { seededId } from '../../emulator/state/ids';
import type { Emulator } from '../../emulator/emulator';
import { setUpEmulator as setUp } from '../emulator/support/setUp';

/** A Linq for the tests of one file; each test begins with the same account. */
export function setUpEmulator(options: EmulatorOptions = {}): Emulator {
	// What n8n would send to its makers; here it would only fill the screen.
	beforeAll(() => {
		jest.spyOn(ErrorReporter.prototype, 'error').mockImplementation(() => undefined);
	});
	return setUp({ rateLimit: false, ...options });
}

/** The id of one of the emulator's seeded chats, counted from 1. */
export const chatId = (number: number) => seededId('chat', number);

/** A chat as the locator holds it once the user has entered an id or an expression. */
export const chatLocator = (value: string): INodeParameters => ({
	chatId: { __rl: true, mode: 'id', value },
});

/** The same for *Message: Send*. */
export const toChat = (value: string): INodeParameters => ({
	to: { __rl: true, mode: 'id', value },
});

export const FROM_ITEM = '={{ $json.chatId }}';

/** *Message: Send*, to the chat of the item unless said otherwise. */
export const send = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'send',
	...toChat(FROM_ITEM),
	messageType: 'text',
	text: '={{ $json.text }}',
	...parameters,
});

/** *Voice Memo: Send*, which Linq gives no key, to the chat of the item unless said otherwise. */
export const sendMemo = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'voiceMemo',
	operation: 'send',
	...chatLocator(FROM_ITEM),
	audioSource: 'url',
	audioUrl: 'https://example.com/hello.m4a',
	...parameters,
});

/** Items with these contents. */
export const itemsOf = (...contents: INodeExecutionData['json'][]): INodeExecutionData[] =>
	contents.map((json) => ({ json }));

/** Items that hold a text for a seeded chat each; the texts tell them apart. */
export function messagesTo(chats: number[], count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, index) => ({
		json: { chatId: chatId(chats[index % chats.length]), text: `Message ${index}` },
	}));
}

/** The texts of the messages that went out, in the order in which Linq accepted them. */
export function sentTexts({ received }: Emulator): string[] {
	return received().messages.map(({ parts }) => (parts as Array<{ value: string }>)[0].value);
}
