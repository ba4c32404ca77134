import { startEmulator } from '../../emulator';
import { apiOf, verdict } from './support/api';
import { setUpApi } from './support/setUp';
import { chatIds } from './support/seeded';

interface Upload {
	attachment_id: string;
	upload_url: string;
	download_url: string;
	http_method: string;
	expires_at: string;
	required_headers: Record<string, string>;
}
interface MediaPart {
	url: string;
	filename: string;
	mime_type: string;
	size_bytes: number;
}

const bytes = Buffer.from('picture');

describe('attachments', () => {
	const { emulator, api } = setUpApi();

	async function reserve(): Promise<Upload> {
		const { body } = await api('POST', '/v3/attachments', {
			filename: 'a b.png',
			content_type: 'image/png',
			size_bytes: bytes.length,
		});
		return body as Upload;
	}

	async function put(url: string, headers: Record<string, string>, body: Buffer = bytes) {
		const response = await fetch(url, { method: 'PUT', headers, body });
		const text = await response.text();
		return `${response.status} ${/<Code>(\w+)/.exec(text)?.[1] ?? text}`;
	}

	const sendById = async (id: string) =>
		await api('POST', `/v3/chats/${chatIds.direct}/messages`, {
			message: { parts: [{ type: 'media', attachment_id: id }] },
		});

	it('says how to upload', async () => {
		const upload = await reserve();
		expect(upload.http_method).toBe('PUT');
		expect(upload.required_headers).toEqual({
			'Content-Type': 'image/png',
			'Content-Length': '7',
		});
		expect(Date.parse(upload.expires_at) - emulator.now()).toBe(900_000);
	});

	it('takes exactly what was announced, and refuses the rest in XML', async () => {
		const { upload_url: url, required_headers: headers } = await reserve();
		const type = { 'Content-Type': 'image/png' };
		expect(await put(url, { ...headers, 'Content-Type': 'image/jpeg' })).toBe(
			'403 SignatureDoesNotMatch',
		);
		expect(await put(url, { 'Content-Type': 'image/png; charset=utf-8' })).toBe(
			'403 SignatureDoesNotMatch',
		);
		expect(await put(url, type, Buffer.from('longer than that'))).toBe('403 SignatureDoesNotMatch');
		expect(await put(url, { ...type, Authorization: `Bearer ${emulator.token}` })).toBe(
			'400 InvalidArgument',
		);
		expect(await put(url.replace(/Signature=./, 'Signature=x'), type)).toBe(
			'403 SignatureDoesNotMatch',
		);
		const chunked = new Blob([bytes]).stream();
		const streamed = await fetch(url, {
			method: 'PUT',
			headers: type,
			body: chunked,
			duplex: 'half',
		} as RequestInit);
		expect(streamed.status).toBe(411);
		expect(await put(url, headers)).toBe('200 ');
	});

	it('refuses an upload after 15 minutes', async () => {
		const { upload_url: url, required_headers: headers } = await reserve();
		await emulator.advanceClock(900_001);
		expect(await put(url, headers)).toBe('403 AccessDenied');
	});

	it('is not ready (404/2007) until uploaded and processed, then goes any number of times', async () => {
		const slow = await startEmulator({ frozenClock: true, attachmentReadyMs: 3000 });
		const call = apiOf(slow);
		const { body } = await call('POST', '/v3/attachments', {
			filename: 'a.png',
			content_type: 'image/png',
			size_bytes: bytes.length,
		});
		const upload = body as Upload;
		const message = { parts: [{ type: 'media', attachment_id: upload.attachment_id }] };
		const send = async () =>
			verdict(await call('POST', `/v3/chats/${chatIds.direct}/messages`, { message }));
		expect(await send()).toBe('404/2007');
		await put(upload.upload_url, upload.required_headers);
		expect(await send()).toBe('404/2007');
		await slow.advanceClock(3000);
		expect([await send(), await send()]).toEqual(['202', '202']);
		await slow.close();
	});

	it('can be sent by its download URL, which counts as stored', async () => {
		const upload = await reserve();
		await put(upload.upload_url, upload.required_headers);
		const parts = Array.from({ length: 41 }, () => ({ type: 'media', url: upload.download_url }));
		const response = await api('POST', `/v3/chats/${chatIds.direct}/messages`, {
			message: { parts },
		});
		expect(verdict(response)).toBe('202');
		const [{ parts: sent }] = emulator.received().messages;
		expect(sent[0]).toMatchObject({ id: upload.attachment_id, filename: 'a b.png' });
	});

	it('gives inbound media under a URL that ends after an hour and can be asked for again', async () => {
		const { chat_id: chatId, parts } = emulator.reply({
			chatId: chatIds.direct,
			media: [{ filename: 'in.png', contentType: 'image/png', data: bytes }],
		});
		const { url, filename, size_bytes: size } = parts[0] as unknown as MediaPart;
		expect([filename, size]).toEqual(['in.png', 7]);
		const download = await fetch(url);
		expect(download.headers.get('content-type')).toBe('image/png');
		expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
		const withToken = { headers: { Authorization: `Bearer ${emulator.token}` } };
		expect((await fetch(url, withToken)).status).toBe(400);

		await emulator.advanceClock(3_600_001);
		expect((await fetch(url)).status).toBe(403);
		const { body } = await api('GET', `/v3/chats/${chatId}/messages?limit=1`);
		const fresh = (body as { messages: Array<{ parts: MediaPart[] }> }).messages[0].parts[0].url;
		expect((await fetch(fresh)).status).toBe(200);
	});

	it('is gone when deleted; messages stay and lose the file', async () => {
		const upload = await reserve();
		await put(upload.upload_url, upload.required_headers);
		const { body } = await sendById(upload.attachment_id);
		const { message } = body as { message: { id: string; parts: MediaPart[] } };
		await api('DELETE', `/v3/attachments/${upload.attachment_id}`);
		expect((await fetch(message.parts[0].url)).status).toBe(404);
		expect(verdict(await sendById(upload.attachment_id))).toBe('404/2003');
		expect(verdict(await api('GET', `/v3/messages/${message.id}`))).toBe('200');
	});

	it('makes voice memos of audio only', async () => {
		const upload = await reserve();
		await put(upload.upload_url, upload.required_headers);
		const memo = await api('POST', `/v3/chats/${chatIds.direct}/voicememo`, {
			attachment_id: upload.attachment_id,
		});
		expect(verdict(memo)).toBe('400/5004');
	});
});
