import fc from 'fast-check';

import { startEmulator, type Emulator } from '../../emulator';
import { deliver } from './deliver';
import { N8n } from './harness';

let linq: Emulator;
let n8n: N8n;

beforeAll(async () => {
	linq = await startEmulator();
	n8n = await new N8n(linq).start();
	await n8n.activate({ events: ['message.received'] });
});
afterAll(async () => await Promise.all([linq.close(), n8n.stop()]));

const secret = () => linq.snapshot().subscriptions[0].secret;

test('whatever Linq signs gets a defined answer, and nothing breaks', async () => {
	const bodies = fc.oneof(
		fc.json({ maxDepth: 4 }),
		fc.string({ unit: 'binary' }),
		fc
			.record({
				event_type: fc.constantFrom('message.received', 'reaction.added', ''),
				data: fc.jsonValue(),
			})
			.map((envelope) => JSON.stringify(envelope)),
	);
	await fc.assert(
		fc.asyncProperty(bodies, async (body) => {
			const status = await deliver(n8n, secret(), body);
			// 422 is n8n's own answer to what is no JSON.
			expect([200, 422]).toContain(status);
			expect(n8n.crashes).toEqual([]);
		}),
		{ numRuns: 200 },
	);
});
