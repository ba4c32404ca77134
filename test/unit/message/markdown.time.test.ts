/* eslint-disable @n8n/community-nodes/no-restricted-globals -- CPU time is a property of the code; time on the clock is one of the machine, too. */
import { parseMarkdown } from '../../../nodes/Linq/message/markdown';
import { InputError } from '../../../nodes/shared/InputError';

/** Ten times what the slowest needs; comparing each character with each takes more. */
const LIMIT_MICROSECONDS = 1_000_000;

function timeToRead(markdown: string): number {
	const before = process.cpuUsage();
	try {
		parseMarkdown(markdown);
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
	}
	return process.cpuUsage(before).user;
}

test.each([
	...['*', '_', '~', '`', '\\', '#', '[', ']', '{', '}', '(', '<', '!', '|', '-', ' ', '&', '\r\n'],
	...['**', '~~', '<u>', '</u>', '{shake:', '{x}', '![', '](', '[a](', '[a](b)', '](((', '\\*'],
	...['a*', '*a', '**a ', '_a_', '***a', 'a***', '*a **b ', '*a**b', 'a**b*'],
	...['# ', '- ', '- a\n', '> ', '1. ', '---\n', '```\n', '```a\n', '```\nx\n```\n', '`a``b```'],
	...['a|b\n', '|-|\n', '|a|\n|-|\n', 'https://', '<https://', 'https://*', 'www.', '🎉', '🎉*'],
])('Markdown with %j again and again is read in proportional time', (text) => {
	expect(timeToRead(text.repeat(50_000 / text.length))).toBeLessThan(LIMIT_MICROSECONDS);
});

test('Markdown with stars that can close nothing does not look at all stars before each', () => {
	expect(timeToRead(' **x a*b a*b'.repeat(20_000))).toBeLessThan(2 * LIMIT_MICROSECONDS);
});
