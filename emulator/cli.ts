/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- a command line program */
import { parseArgs } from 'node:util';
import { startEmulator } from './index';
import { defaultToken } from './options';

const help = `Usage: npm run emulator -- [options]

A local Linq Partner API V3 on 127.0.0.1, in memory, with an account to play with.

Options:
  --port <number>   Port to listen on; 0 takes a free one. Default 4010.
  --token <token>   Bearer token that calls must carry. Default ${defaultToken}.
  --help            Shows this.
`;

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				port: { type: 'string', default: '4010' },
				token: { type: 'string', default: defaultToken },
				help: { type: 'boolean', default: false },
			},
		});
		return values;
	} catch (error) {
		return fail(`${(error as Error).message}\n\n${help}`);
	}
}

async function main(): Promise<void> {
	const { port, token, help: wantsHelp } = readOptions();
	if (wantsHelp) {
		console.log(help);
		return;
	}
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
		fail(`--port must be a number from 0 to 65535, not "${port}".`);
	}
	if (!token) fail('--token must not be empty.');

	const emulator = await startEmulator({ port: Number(port), token }).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code !== 'EADDRINUSE') throw error;
			return fail(`Port ${port} is busy. Choose another with --port, or --port 0 for a free one.`);
		},
	);
	console.log(`Linq emulator at ${emulator.baseUrl} token ${emulator.token}`);
	console.log(`
Phone      ${emulator.url}
Lines      curl -H 'Authorization: Bearer ${emulator.token}' ${emulator.baseUrl}/v3/phone_numbers
Admin      curl ${emulator.url}/_emulator
Stop       Ctrl-C`);

	const stop = () => void emulator.close().then(() => process.exit(0));
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

void main();
