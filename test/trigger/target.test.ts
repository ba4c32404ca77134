import { isSameUrl } from '../../nodes/LinqTrigger/target';
import { isPublicHttps } from '../../nodes/shared/linq/target';

test.each([
	'https://n8n.example.com/webhook/1',
	'https://n8n.example.com:8443/webhook/1',
	'https://203.0.113.7/webhook/1',
	'https://[2001:db8::1]/webhook/1',
	'https://172.32.0.1/webhook/1',
	'https://10.example.com/webhook/1',
	'https://abc.trycloudflare.com/webhook/1',
])('%s may be public', (url) => {
	expect(isPublicHttps(url)).toBe(true);
});

test.each([
	'http://n8n.example.com/webhook/1',
	'https://localhost:5678/webhook/1',
	'https://n8n.localhost/webhook/1',
	'https://n8n/webhook/1',
	'https://n8n.local/webhook/1',
	'https://n8n.internal/webhook/1',
	'https://127.0.0.1/webhook/1',
	'https://10.0.0.5/webhook/1',
	'https://172.16.0.1/webhook/1',
	'https://172.31.255.1/webhook/1',
	'https://192.168.1.2/webhook/1',
	'https://169.254.1.1/webhook/1',
	'https://0.0.0.0/webhook/1',
	'https://[::1]/webhook/1',
	'https://[fd00::1]/webhook/1',
	'https://[fe80::1]/webhook/1',
	'not a url',
])('%s is not public', (url) => {
	expect(isPublicHttps(url)).toBe(false);
});

test('URLs are the same however host and port are written, and no others', () => {
	const url = 'https://n8n.example.com/webhook/1?version=2026-02-03';
	expect(isSameUrl(url, url)).toBe(true);
	expect(isSameUrl('https://N8N.example.com:443/webhook/1?version=2026-02-03', url)).toBe(true);
	expect(isSameUrl('https://n8n.example.com/webhook/1', url)).toBe(false);
	expect(isSameUrl('https://n8n.example.com/webhook/2?version=2026-02-03', url)).toBe(false);
	expect(isSameUrl(undefined, url)).toBe(false);
	expect(isSameUrl('::', url)).toBe(false);
});
