/* eslint-disable @n8n/community-nodes/no-restricted-imports -- compresses what a server sends */
import { gzipSync } from 'node:zlib';

import { startLocalServer } from '../localServer';
import { runLinq } from './harness';
import { setUpEmulator } from './linq';

const linq = setUpEmulator();
const elsewhere = setUpEmulator();

const ID = '00000000-0000-4000-8000-000000000001';
const PARAMETERS = { resource: 'attachment', operation: 'download', attachmentId: ID };

/** Linq says that the file is there. */
function fileIsAt(url: unknown, fileName = 'photo.jpg'): void {
	linq.inject({
		kind: 'response',
		status: 200,
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({
			id: ID,
			filename: fileName,
			content_type: 'image/jpeg',
			download_url: url,
		}),
		path: '/v3/attachments/*',
		count: 2,
	});
}

const fileCalls = () => linq.received().requests.filter(({ path }) => !path.startsWith('/v3/'));

describe('a download', () => {
	test.each([
		['another server', () => `${elsewhere.baseUrl}/cdn/photo.jpg`],
		["a server whose name begins like Linq's", () => 'https://cdn.linqapp.com.evil.test/photo.jpg'],
		["Linq's server without TLS", () => 'http://cdn.linqapp.com/photo.jpg'],
		['a file of this machine', () => 'file:///etc/hosts'],
		['no address at all', () => 'photo.jpg'],
	])('does not go to %s', async (_name, url) => {
		fileIsAt(url());
		const { error } = await runLinq(linq, PARAMETERS);
		expect(error?.message).toContain('its URL is not on a server of Linq');
		expect(elsewhere.received().requests).toEqual([]);
		expect(fileCalls()).toEqual([]);
	});

	test('goes to the origin of the credential, without the token, and follows no redirect', async () => {
		fileIsAt(`${linq.baseUrl}/cdn/photo.jpg`);
		const headers = { Location: `${elsewhere.baseUrl}/cdn/photo.jpg` };
		linq.inject({ kind: 'response', status: 302, headers, path: '/cdn/**' });
		const { error } = await runLinq(linq, PARAMETERS);
		expect(error?.message).toContain('the server answered with HTTP 302');
		expect(elsewhere.received().requests).toEqual([]);
		const [call] = fileCalls();
		expect(call.path).toBe('/cdn/photo.jpg');
		expect(JSON.stringify(call.headers)).not.toContain(linq.token);
	});

	test('comes uncompressed, for a compressed file that is cut off would look like a whole one', async () => {
		const whole = Buffer.from('photo '.repeat(1000));
		const cdn = await startLocalServer(({ url, headers }, response) => {
			if (url?.startsWith('/api')) {
				const record = { id: ID, download_url: `${cdn.origin}/photo.jpg` };
				response.setHeader('Content-Type', 'application/json').end(JSON.stringify(record));
			} else if (headers['accept-encoding'] === 'identity') {
				response.end(whole);
			} else {
				response.setHeader('Content-Encoding', 'gzip').end(gzipSync(whole).subarray(0, 40));
			}
		});
		const { outputs, error } = await runLinq({ ...linq, baseUrl: `${cdn.origin}/api` }, PARAMETERS);
		await cdn.close();
		expect(error).toBeUndefined();
		const { data } = outputs[0][0].binary?.data ?? {};
		expect(Buffer.from(data ?? '', 'base64').equals(whole)).toBe(true);
	});

	test('that brings nothing is no success', async () => {
		fileIsAt(`${linq.baseUrl}/cdn/photo.jpg`);
		linq.inject({ kind: 'response', status: 200, body: '', path: '/cdn/**' });
		const { error } = await runLinq(linq, PARAMETERS);
		expect(error?.message).toBe('Not downloaded: the server sent an empty file. Try again later.');
	});

	test.each(['../../etc/passwd', 'a\r\nX-Injected: 1.jpg', 'C:\\temp\\a.jpg', ''])(
		'of a file named %j stays in its field',
		async (fileName) => {
			fileIsAt(`${linq.baseUrl}/cdn/photo.jpg`, fileName);
			linq.inject({ kind: 'response', status: 200, body: 'bytes', path: '/cdn/**' });
			const { outputs, error } = await runLinq(linq, PARAMETERS);
			expect(error).toBeUndefined();
			const { binary = {} } = outputs[0][0];
			expect(Object.keys(binary)).toEqual(['data']);
			expect(Buffer.from(binary.data.data, 'base64').toString()).toBe('bytes');
		},
	);
});
