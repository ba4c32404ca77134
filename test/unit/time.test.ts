/* eslint-disable @n8n/community-nodes/no-restricted-globals -- CPU time is a property of the code; time on the clock is one of the machine, too. */
import { accountOf } from '../../nodes/shared/linq/account';
import { failureOfResponse } from '../../nodes/shared/linq/errors';

/** Ten times what the slowest needs; comparing each character with each takes more. */
const LIMIT_MICROSECONDS = 500_000;

test.each<[string, (text: string) => unknown, string]>([
	['the page of a proxy', (page) => failureOfResponse(502, page, {}), '<'],
	['the page of a proxy', (page) => failureOfResponse(502, page, {}), ' '],
	['a base URL', (path) => accountOf({ baseUrl: `https://h${path}x`, apiToken: 'x' }), '/'],
])('reading %s takes time in proportion to its length, whatever is in it', (_name, read, text) => {
	const before = process.cpuUsage();
	read(text.repeat(50_000));
	expect(process.cpuUsage(before).user).toBeLessThan(LIMIT_MICROSECONDS);
});
