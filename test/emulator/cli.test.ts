/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts the command line program */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { apiOf } from './support/api';
import type { Emulator } from '../../emulator';

const root = join(__dirname, '../..');

interface Program {
	child: ChildProcess;
	/** Everything it printed so far. */
	output: () => string;
	/** Resolves with the first line it prints. */
	firstLine: Promise<string>;
	exit: Promise<number | null>;
}

function run(...args: string[]): Program {
	const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', ...args], {
		cwd: root,
	});
	let printed = '';
	const firstLine = new Promise<string>((resolve) => {
		const hear = (chunk: Buffer) => {
			printed += chunk.toString();
			if (printed.includes('\n')) resolve(printed.split('\n')[0]);
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
	});
	const exit = once(child, 'close').then(([code]) => code as number | null);
	return { child, output: () => printed, firstLine, exit };
}

describe('npm run emulator', () => {
	it('prints where it is first, responds there, and stops on SIGTERM', async () => {
		const program = run('--port', '0', '--token', 'cli-emulator-token');
		const line = await program.firstLine;
		const match = /^Linq emulator at (http:\/\/127\.0\.0\.1:\d+\/api\/partner) token (\S+)$/.exec(
			line,
		);
		const [, baseUrl, token] = match ?? [];
		expect(token).toBe('cli-emulator-token');
		const { status } = await apiOf({ baseUrl, token } as Emulator)('GET', '/v3/phone_numbers');
		expect(status).toBe(200);

		const port = new URL(baseUrl).port;
		const second = run('--port', port);
		expect(await second.exit).toBe(1);
		expect(second.output()).toContain(`Port ${port} is busy`);
		expect(second.output()).not.toContain('at Server');

		program.child.kill('SIGTERM');
		expect(await program.exit).toBe(0);
	});

	it('explains itself', async () => {
		const program = run('--help');
		expect(await program.exit).toBe(0);
		expect(program.output()).toContain('--port');
		expect(program.output()).toContain('--token');
	});

	it('refuses what it does not know', async () => {
		const unknown = run('--prot', '1');
		const port = run('--port', 'x');
		expect([await unknown.exit, await port.exit]).toEqual([1, 1]);
		expect(unknown.output()).toContain('--prot');
		expect(port.output()).toContain('--port must be a number');
	});
});
