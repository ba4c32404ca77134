import LinqAPIV3 from '@linqapp/sdk';
import axios from 'axios';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator';
import { seededId } from '../../emulator/state/ids';
import { seededLines } from '../../emulator/state/seedData';

/** One action, as users of the node and of the official SDK write it. Linq accepts it. */
export interface ContractCase {
	/** `resource.operation`, and what is special. */
	name: string;
	parameters: INodeParameters;
	item?: INodeExecutionData;
	/**
	 * Makes what the operation is about, where the seeded account does not have it with all its
	 * fields, and gives its id. Parameters read it from the item: {@link TARGET}.
	 */
	target?: (linq: LinqAPIV3, emulator: Emulator) => Promise<string>;
	/** For an endpoint that the SDK lacks, its own `linq.post(path, { body })` makes the request. */
	sdk: (linq: LinqAPIV3, target: string) => Promise<unknown>;
	/**
	 * Whether it has an effect each time and no idempotency key: then it is not retried after an unknown
	 * outcome.
	 */
	once?: boolean;
	/**
	 * Whether it waits for an answer: then it takes one item, and makes other calls before its own.
	 * `test/engine/sendAndWait/` tests what the tests of all operations do not.
	 */
	waits?: boolean;
	/** Whether Linq's response says no more than "accepted" (api-v3 §b), or not even that. */
	emptyResponse?: boolean;
}

/** The id that `target` of a case gives. */
export const TARGET = '={{ $json.target }}';

export const CHAT = seededId('chat', 1);
export const GROUP = seededId('chat', 4);
export const MESSAGE = seededId('message', 1);
export const PHOTO_ID = seededId('attachment', 1);
export const AUDIO_ID = seededId('attachment', 2);
export const LINE = seededId('line', 1);
export const [SUPPORT, SALES] = seededLines;
export const PEOPLE = ['+12025550111', 'mia@example.com'];
export const KEY = 'order-1042';
export const PHOTO = 'https://example.com/photo.jpg';

export const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });
export const chat = (value = CHAT) => ({ chatId: locator(value) });
export const toChat = () => ({ to: locator(CHAT) });
export const message = (value = MESSAGE) => ({ messageId: locator(value) });
export const from = { from: locator(SUPPORT, 'phone') };

/** The binary data of an item that holds a picture. */
export const png = (name: string) => ({
	mimeType: 'image/png',
	data: Buffer.from(`bytes of ${name}`).toString('base64'),
	fileName: name,
});

/** Uploads such a picture as a user of the SDK does (api-v3 §d.4). */
export async function upload(linq: LinqAPIV3, name: string): Promise<string> {
	const bytes = Buffer.from(`bytes of ${name}`);
	const {
		attachment_id: id,
		upload_url: url,
		required_headers: headers,
	} = await linq.attachments.create({
		filename: name,
		content_type: 'image/png',
		size_bytes: bytes.length,
	});
	await axios.put(url, bytes, { headers });
	return id;
}

/** Sends a message to the first chat; the target of what one can only do with one's own. */
export async function send(linq: LinqAPIV3, content: LinqAPIV3.MessageContent): Promise<string> {
	return (await linq.chats.messages.send(CHAT, { message: content })).message.id;
}

/** The official SDK, as a client of the emulator. */
export const sdkOf = ({ baseUrl: baseURL, token: apiKey }: Emulator) =>
	new LinqAPIV3({ baseURL, apiKey, maxRetries: 0 });

/** `resource.operation` of a case. */
export const operationOf = ({ name }: ContractCase) => name.split(',')[0];

/** All parameters of the node, resource and operation included. */
export function parametersOf(one: ContractCase): INodeParameters {
	const [resource, operation] = operationOf(one).split('.');
	return { resource, operation, ...one.parameters };
}

/** Makes the target of a case, if it needs one. */
export async function makeTarget({ target }: ContractCase, emulator: Emulator): Promise<string> {
	return target ? await target(sdkOf(emulator), emulator) : '';
}

/** The item that the case is run with. */
export function itemOf({ item = { json: {} } }: ContractCase, target: string): INodeExecutionData {
	return { ...item, json: { ...item.json, target } };
}

/** The item with files that differ from those of the others: files of the same bytes go up once. */
export function withOwnBytes(item: INodeExecutionData, index: number): INodeExecutionData {
	const binary = Object.entries(item.binary ?? {}).map(([property, file]) => [
		property,
		{ ...file, data: Buffer.from(`bytes ${index}`).toString('base64') },
	]);
	return { ...item, binary: Object.fromEntries(binary) as INodeExecutionData['binary'] };
}
