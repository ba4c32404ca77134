import { PHOTO_ID } from '../contract/case';
import { callOutsideWorkflow } from './agents';
import { chatId, chatLocator, send, sentTexts, setUpEmulator, toChat } from './linq';

const linq = setUpEmulator();

const fromModel = (name: string) => `={{ $fromAI('${name}') }}`;

/** The message that goes out when an agent has the node send one. */
async function sendOne(text = 'Hello'): Promise<string> {
	const [{ json }] = await callOutsideWorkflow(linq, send({ ...toChat(chatId(1)), text }));
	return String(json.messageId);
}

describe("an agent of n8n's own Agents, which run the node outside any workflow,", () => {
	test('sends what the model asks for', async () => {
		const parameters = send({ ...toChat(fromModel('chat')), text: fromModel('text') });
		const [{ json }] = await callOutsideWorkflow(linq, parameters, {
			json: { chat: chatId(1), text: 'Hello' },
		});
		expect(sentTexts(linq)).toEqual(['Hello']);
		expect(json.messageId).toBe(linq.received().messages[0].id);
	});

	test('sends the same words again when it asks again: n8n tells nothing that the calls have in common', async () => {
		await sendOne('Hello');
		await sendOne('Hello');
		expect(sentTexts(linq)).toEqual(['Hello', 'Hello']);
	});

	test.each([
		{ kind: 'dropAfter' } as const,
		{ kind: 'error', status: 500, afterWork: true } as const,
	])('sends once in one call, whatever the network does: %j', async (fault) => {
		linq.inject(fault);
		await sendOne('Hello');
		expect(sentTexts(linq)).toEqual(['Hello']);
	});

	test('sends a file of the item, and one by its URL', async () => {
		const media = (attachment: object) =>
			send({
				...toChat(chatId(1)),
				text: 'Look',
				attachments: { attachment: [{ ...attachment }] },
			});
		await callOutsideWorkflow(linq, media({ source: 'binary', binaryPropertyName: 'data' }), {
			json: {},
			binary: {
				data: {
					data: Buffer.from('bytes').toString('base64'),
					mimeType: 'image/png',
					fileName: 'a.png',
				},
			},
		});
		await callOutsideWorkflow(linq, media({ source: 'url', url: 'https://example.com/photo.jpg' }));
		expect(linq.received().messages).toMatchObject([
			{ parts: [{ value: 'Look' }, { type: 'media' }] },
			{ parts: [{ value: 'Look' }, { type: 'media' }] },
		]);
	});

	test('reads a list page by page', async () => {
		for (let number = 0; number < 120; number++) await sendOne(`Message ${number}`);
		const output = await callOutsideWorkflow(linq, {
			resource: 'message',
			operation: 'getAll',
			...chatLocator(chatId(1)),
			limit: 110,
		});
		expect(output).toHaveLength(110);
	});

	test('reacts, takes it back, and edits', async () => {
		const messageId = { __rl: true, mode: 'id', value: await sendOne() };
		for (const operation of ['add', 'remove', 'add']) {
			const [{ json }] = await callOutsideWorkflow(linq, {
				resource: 'reaction',
				operation,
				messageId,
				reaction: 'love',
			});
			expect(json).toMatchObject({ success: true, reaction: 'love' });
		}
		const requests = linq.received().requests.filter(({ path }) => path.endsWith('/reactions'));
		expect(requests).toMatchObject([
			{ body: { operation: 'add' } },
			{ body: { operation: 'remove' } },
			{ body: { operation: 'add' } },
		]);
		const [{ json }] = await callOutsideWorkflow(linq, {
			resource: 'message',
			operation: 'edit',
			messageId,
			newText: 'Better',
		});
		expect(json).toMatchObject({ text: 'Better' });
	});

	test('downloads a file', async () => {
		const [{ json }] = await callOutsideWorkflow(linq, {
			resource: 'attachment',
			operation: 'download',
			attachmentId: PHOTO_ID,
			binaryPropertyName: 'data',
		});
		expect(json).toMatchObject({ attachmentId: PHOTO_ID });
	});

	test('is told in one sentence what is wrong, because it gets the message of an error only', async () => {
		await expect(callOutsideWorkflow(linq, send({ ...toChat('Ana'), text: 'Hi' }))).rejects.toThrow(
			'To: this is not a chat ID',
		);
		linq.inject({ kind: 'error', status: 500, count: 9 });
		await expect(
			callOutsideWorkflow(
				linq,
				send({ ...toChat(chatId(1)), text: 'Hi', options: { maxRetryWait: 0 } }),
			),
		).rejects.toThrow('Linq had an internal error. Linq may have accepted it.');
	});
});
