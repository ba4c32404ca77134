import fc from 'fast-check';
import { text } from './support/api';
import { setUpApi } from './support/setUp';
import { chatIds, supportLine } from './support/seeded';

interface Page {
	messages: Array<{ id: string; created_at: string }>;
	chats: Array<{ id: string }>;
	next_cursor: string | null;
}

describe('cursors', () => {
	const { emulator, api } = setUpApi({ rateLimit: false });

	async function page(path: string, query: Record<string, string>): Promise<Page> {
		const { body } = await api('GET', `${path}?${new URLSearchParams(query).toString()}`);
		return body as Page;
	}

	const messagesOf = `/v3/chats/${chatIds.long}/messages`;

	it('default to 20 chats and 50 messages', async () => {
		expect((await page('/v3/chats', {})).chats).toHaveLength(20);
		expect((await page(messagesOf, {})).messages).toHaveLength(50);
	});

	it('end with null, also where the last page is full', async () => {
		const full = await page('/v3/chats', { limit: '24' });
		expect(full.chats).toHaveLength(24);
		expect(full.next_cursor).toBeNull();
		const { next_cursor: cursor } = await page('/v3/chats', { limit: '23' });
		const rest = await page('/v3/chats', { limit: '23', cursor: cursor ?? '' });
		expect(rest.chats).toHaveLength(1);
		expect(rest.next_cursor).toBeNull();
	});

	it('neither repeat nor skip when rows come and go between pages', async () => {
		const before = (await page(messagesOf, { limit: '100' })).messages.map(({ id }) => id);
		const property = fc.asyncProperty(
			fc.integer({ min: 10, max: 60 }),
			fc.array(fc.constantFrom('send', 'delete'), { maxLength: 6 }),
			async (limit, changes) => {
				emulator.reset();
				const deleted = new Set<string>();
				const seen: string[] = [];
				let cursor: string | null = null;
				do {
					const query = { limit: String(limit), ...(cursor ? { cursor } : {}) };
					const current: Page = await page(messagesOf, query);
					seen.push(...current.messages.map(({ id }) => id));
					cursor = current.next_cursor;
					for (const change of changes) {
						if (change === 'send') await api('POST', messagesOf, text('later'));
						// Deletes what the cursor stands on, the hardest case.
						else if (seen.length > 0 && !deleted.has(seen[seen.length - 1])) {
							deleted.add(seen[seen.length - 1]);
							await api('DELETE', `/v3/messages/${seen[seen.length - 1]}`);
						}
					}
				} while (cursor !== null);
				expect(seen).toHaveLength(125);
				expect(new Set(seen).size).toBe(125);
				expect(seen.slice(0, before.length)).toEqual(before);
			},
		);
		await fc.assert(property, { numRuns: 12 });
	});

	it('keep to their filter', async () => {
		const first = await page('/v3/chats', { from: supportLine, limit: '10' });
		const second = await page('/v3/chats', {
			from: supportLine,
			limit: '10',
			cursor: first.next_cursor ?? '',
		});
		const { chats } = emulator.snapshot();
		const expected = chats.filter(({ handles }) => handles[0].handle === supportLine);
		expect([...first.chats, ...second.chats].map(({ id }) => id)).toEqual(
			expected.map(({ id }) => id).reverse(),
		);
	});

	it('holds 10,000 chats and still finds each', async () => {
		const ids: string[] = [];
		for (let index = 0; index < 10_000; index++) {
			const from = `+1303555${String(index).padStart(4, '0')}`;
			ids.push(emulator.reply({ from, text: 'Hi' }).chat_id);
		}
		const [found, filtered] = await Promise.all([
			api('GET', `/v3/chats/${ids[5000]}`),
			page('/v3/chats', { to: '+13035559999' }),
		]);
		expect(found.status).toBe(200);
		expect(filtered.chats.map(({ id }) => id)).toEqual([ids[9999]]);
		expect(new Set(ids).size).toBe(10_000);
	});
});
