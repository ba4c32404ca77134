import fc from 'fast-check';
import type { IExecuteFunctions } from 'n8n-workflow';

import { baseUrl, linqPath } from '../../nodes/shared/linq/request';

describe('an id in a path', () => {
	test('stays one segment, whatever it is', () => {
		const id = fc.oneof(
			fc.string({ unit: 'binary', minLength: 1 }),
			fc.string({
				unit: fc.constantFrom('.', '/', '\\', '%', '2', 'E', '?', '#', ' '),
				minLength: 1,
			}),
		);
		fc.assert(
			fc.property(id, (value) => {
				let path: string;
				try {
					path = linqPath`/v3/chats/${value}/messages`;
				} catch {
					// Refused: a dot segment cannot be kept apart by encoding it.
					expect(value).toMatch(/^\.{1,2}$/);
					return;
				}
				const url = new URL(`https://linq.test${path}`);
				expect(url.pathname.split('/')).toHaveLength(5);
				expect(url.pathname.startsWith('/v3/chats/')).toBe(true);
				expect(url.pathname.endsWith('/messages')).toBe(true);
				expect(decodeURIComponent(url.pathname.split('/')[3])).toBe(value);
				expect([url.search, url.hash]).toEqual(['', '']);
			}),
			{ numRuns: 1000 },
		);
	});

	test.each(['.', '..'])('may not be %j, which would name another path', (value) => {
		expect(() => linqPath`/v3/chats/${value}/messages`).toThrow('not an ID');
	});
});

describe('the base URL', () => {
	const contextWith = (url: string) =>
		({
			getCredentials: async () => ({ baseUrl: url, apiToken: 'token' }),
		}) as unknown as IExecuteFunctions;

	test.each([
		'https://api.linqapp.com/api/partner',
		'https://api.linqapp.com/api/partner/',
		'https://api.linqapp.com/api/partner//',
		'https://api.linqapp.com/api/partner/v3',
		'https://api.linqapp.com/api/partner/v3/',
		'https://api.linqapp.com/api/partner//v3//',
		'  https://api.linqapp.com/api/partner/v3/ \n',
	])('%j is understood', async (url) => {
		expect(await baseUrl(contextWith(url))).toBe('https://api.linqapp.com/api/partner');
	});

	test('keeps a path that only ends like a version', async () => {
		expect(await baseUrl(contextWith('https://proxy.test/linqv3'))).toBe(
			'https://proxy.test/linqv3',
		);
	});
});
