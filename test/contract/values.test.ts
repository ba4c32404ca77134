import axios from 'axios';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { contentTypes as emulatorTypes } from '../../emulator/rules/mediaTypes';
import { Linq } from '../../nodes/Linq/Linq.node';
import { effectOptions } from '../../nodes/Linq/message/effects';
import { runLinq } from '../engine/harness';
import { setUpEmulator } from '../engine/linq';
import { N8n } from '../trigger/harness';
import { CHAT, chat, from, GROUP, locator, message, MESSAGE, SUPPORT, toChat } from './case';
import * as tables from './values';
import { REFUSED, type Row } from './values/row';

const linq = setUpEmulator();

/** Where a value goes: into which fields of the node, and into which field of which request. */
interface Place {
	rows: Row[];
	parameters: (value: never) => INodeParameters;
	item?: (value: never) => INodeExecutionData;
	path: string;
	/** Where the node's request holds it. */
	read: (body: IDataObject) => unknown;
	/** The request with the value in it, unchecked. */
	body: (value: never) => object;
	/** A file is taken only once it is used: the rest of its way, after the response to the request. */
	then?: (response: IDataObject) => Promise<number>;
}

const text = [{ type: 'text', value: 'Hi' }];
const binaryOf = (mimeType: string): INodeExecutionData => ({
	json: {},
	binary: { data: { mimeType, data: Buffer.from('bytes').toString('base64') } },
});
const fileOf = (contentType: string) => ({
	filename: 'file',
	content_type: contentType,
	size_bytes: 5,
});
const messageOf = (content: unknown) => (content as { message: IDataObject }).message;

async function post(path: string, body: object): Promise<{ status: number; data: IDataObject }> {
	const headers = { authorization: `Bearer ${linq.token}` };
	return await axios.post(`${linq.baseUrl}${path}`, body, { headers, validateStatus: () => true });
}

/** Uploads the bytes of an attachment and sends it as a voice memo. */
async function sendAsVoiceMemo(created: IDataObject): Promise<number> {
	const headers = created.required_headers as Record<string, string>;
	await axios.put(String(created.upload_url), Buffer.from('bytes'), { headers });
	const sent = await post(`/v3/chats/${CHAT}/voicememo`, { attachment_id: created.attachment_id });
	return sent.status;
}

const PLACES: Record<string, Place> = {
	'a handle in Participant: Add': {
		rows: tables.handles,
		parameters: (value: string) => ({
			resource: 'participant',
			operation: 'add',
			...chat(GROUP),
			handle: value,
		}),
		path: `/v3/chats/${GROUP}/participants`,
		read: (body) => body.handle,
		body: (value: string) => ({ handle: value }),
	},
	'recipients in Chat: Create': {
		rows: tables.recipients,
		parameters: (value: string[]) => ({
			resource: 'chat',
			operation: 'create',
			...from,
			recipients: value,
			text: 'Hi',
		}),
		path: '/v3/chats',
		read: (body) => body.to,
		body: (value: string[]) => ({ from: SUPPORT, to: value, message: { parts: text } }),
	},
	'a line in Chat: Create': {
		rows: tables.lines,
		parameters: (value: string) => ({
			resource: 'chat',
			operation: 'create',
			from: locator(value, 'phone'),
			recipients: ['+12025550123'],
			text: 'Hi',
		}),
		path: '/v3/chats',
		read: (body) => body.from,
		body: (value: string) => ({ from: value, to: ['+12025550123'], message: { parts: text } }),
	},
	'the type of a file in Attachment: Upload': {
		rows: tables.contentTypes,
		parameters: () => ({ resource: 'attachment', operation: 'upload', binaryPropertyName: 'data' }),
		item: binaryOf,
		path: '/v3/attachments',
		read: (body) => body.content_type,
		body: fileOf,
	},
	'the type of a file in Voice Memo: Send': {
		rows: tables.audioTypes,
		parameters: () => ({
			resource: 'voiceMemo',
			operation: 'send',
			...chat(),
			audioSource: 'binary',
			binaryPropertyName: 'data',
		}),
		item: binaryOf,
		path: '/v3/attachments',
		read: (body) => body.content_type,
		body: fileOf,
		then: sendAsVoiceMemo,
	},
	'the address in Voice Memo: Send': {
		rows: tables.audioUrls,
		parameters: (value: string) => ({
			resource: 'voiceMemo',
			operation: 'send',
			...chat(),
			audioSource: 'url',
			audioUrl: value,
		}),
		path: `/v3/chats/${CHAT}/voicememo`,
		read: (body) => body.voice_memo_url,
		body: (value: string) => ({ voice_memo_url: value }),
	},
	'an effect in Message: Send': {
		rows: tables.effects,
		parameters: ({ name }: { name: string }) => ({
			resource: 'message',
			operation: 'send',
			...toChat(),
			text: 'Hi',
			options: { effect: name },
		}),
		path: `/v3/chats/${CHAT}/messages`,
		read: (body) => messageOf(body).effect,
		body: (effect: object) => ({ message: { parts: text, effect } }),
	},
	'a reaction in Reaction: Add': {
		rows: tables.reactions,
		parameters: ({ type, custom_emoji: emoji = '' }: { type: string; custom_emoji?: string }) => ({
			resource: 'reaction',
			operation: 'add',
			...message(),
			reaction: type,
			emoji,
		}),
		path: `/v3/messages/${MESSAGE}/reactions`,
		read: ({ type, custom_emoji: emoji }) => ({ type, ...(emoji ? { custom_emoji: emoji } : {}) }),
		body: (reaction: object) => ({ operation: 'add', ...reaction }),
	},
	'an app card in Message: Send': {
		rows: tables.appCards,
		parameters: (card: object) => ({
			resource: 'message',
			operation: 'send',
			...toChat(),
			messageType: 'json',
			partsJson: JSON.stringify([card]),
		}),
		path: `/v3/chats/${CHAT}/messages`,
		read: (body) => (messageOf(body).parts as unknown[])[0],
		body: (card: object) => ({ message: { parts: [card] } }),
	},
	'parts in Message: Send': {
		rows: tables.parts,
		parameters: (parts: unknown[]) => ({
			resource: 'message',
			operation: 'send',
			...toChat(),
			messageType: 'json',
			partsJson: JSON.stringify(parts),
		}),
		path: `/v3/chats/${CHAT}/messages`,
		read: (body) => messageOf(body).parts,
		body: (parts: unknown[]) => ({ message: { parts } }),
	},
	'parts in Chat: Create': {
		rows: tables.firstParts,
		parameters: (parts: unknown[]) => ({
			resource: 'chat',
			operation: 'create',
			...from,
			recipients: ['+12025550123'],
			messageType: 'json',
			partsJson: JSON.stringify(parts),
		}),
		path: '/v3/chats',
		read: (body) => messageOf(body).parts,
		body: (parts: unknown[]) => ({ from: SUPPORT, to: ['+12025550123'], message: { parts } }),
	},
};

/** n8n itself does not start a workflow in which a required field is empty. */
async function runUnlessIncomplete(parameters: INodeParameters, items: INodeExecutionData[]) {
	await runLinq(linq, parameters, { items }).catch((error: Error) => {
		expect(error.message).toMatch(/Parameter ".+" is required/);
	});
}

const titled = (rows: Row[]) =>
	rows.map((row) => [row.name ?? JSON.stringify(row.value) ?? 'nothing', row] as const);

describe.each(Object.entries(PLACES))('the node and the emulator: %s', (_name, place) => {
	test.each(titled(place.rows))('%s', async (_title, { value, node, emulator }) => {
		const items = [place.item?.(value as never) ?? { json: {} }];
		await runUnlessIncomplete(place.parameters(value as never), items);
		const { requests } = linq.received();
		const request = requests.find((one) => one.method === 'POST' && one.path === place.path);
		expect(request ? place.read(request.body as IDataObject) : REFUSED).toEqual(node);

		linq.reset();
		const response = await post(place.path, place.body(value as never));
		const status =
			response.status < 300 && place.then ? await place.then(response.data) : response.status;
		expect(status).toBeLessThan(500);
		expect(status < 300 ? value : REFUSED).toEqual(emulator);
	});
});

describe('the trigger and the emulator: an opt-out', () => {
	let n8n: N8n;

	beforeAll(async () => (n8n = await new N8n(linq).start()));
	afterAll(async () => await n8n.stop());

	test.each(titled(tables.optOuts))('%s', async (_title, { value, node, emulator }) => {
		n8n.executions = [];
		await n8n.activate({ events: ['message.received'] });
		linq.reply({ chatId: CHAT, text: String(value) });
		await linq.settled();
		expect(n8n.executions[0].items[0].json.optOut).toBe(node);

		const { status } = await post(`/v3/chats/${CHAT}/messages`, { message: { parts: text } });
		expect(status === 403).toBe(emulator);
	});
});

describe('the table of values', () => {
	const rows: Row[] = Object.values(tables).flatMap((table) => (Array.isArray(table) ? table : []));
	const valuesOf = (table: Row[]) => table.map(({ value }) => value);

	test('gives a reason wherever the node and the emulator differ, and nowhere else', () => {
		for (const { value, node, emulator, because } of rows) {
			const agree = JSON.stringify(node) === JSON.stringify(emulator);
			expect([value, because === undefined]).toEqual([value, agree]);
		}
	});

	test('is read as a whole', () => {
		const used = [...Object.values(PLACES).map((place) => place.rows), tables.optOuts].flat();
		expect(used).toHaveLength(rows.length);
	});

	test('has every effect and reaction of the menus', () => {
		const properties = new Linq().description.properties;
		const { options = [] } = properties.find(({ name }) => name === 'reaction') ?? {};
		const menu = options.map((option) => ('value' in option ? option.value : undefined));
		const types = valuesOf(tables.reactions).map((value) => (value as { type: string }).type);
		expect(types).toEqual(expect.arrayContaining(menu));

		const names = valuesOf(tables.effects).map((value) => (value as { name: string }).name);
		expect(names).toEqual(expect.arrayContaining(effectOptions.map(({ value }) => value)));
	});

	test('has every type of file that the emulator takes', () => {
		expect(valuesOf(tables.contentTypes)).toEqual(expect.arrayContaining([...emulatorTypes]));
	});
});
