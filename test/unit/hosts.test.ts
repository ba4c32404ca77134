import { isPrivateHost } from '../../nodes/shared/hosts';

/** As the URL parser writes it: that is what the rule is about. */
const hostOf = (host: string) => new URL(`http://${host}/`).hostname;

test.each([
	...['localhost', 'LOCALHOST', 'localhost.', 'linq.localhost', 'emulator', 'linq-emulator_1'],
	...['n8n.local', 'host.docker.internal', 'linq.default.svc.cluster.local', 'nas.lan'],
	...['linq.home.arpa', '127.0.0.1', '127.255.255.254', '127.1', '2130706433', '0x7f.1', '0.0.0.0'],
	...['10.0.0.5', '172.16.0.1', '172.31.255.255', '192.168.1.2', '169.254.1.1'],
	...['[::1]', '[::]', '[fc00::1]', '[fdff:ffff::1]', '[fe80::1]', '[febf::1]'],
	...['[::ffff:127.0.0.1]', '[::ffff:10.1.2.3]', '[::ffff:192.168.1.2]', '[::ffff:172.31.0.1]'],
	'[::ffff:169.254.1.1]',
])('%s is this machine or a private network', (host) => {
	expect(isPrivateHost(hostOf(host))).toBe(true);
});

test.each([
	...['api.linqapp.com', 'localhost.example.com', 'local.example', 'xlocal.com', 'internal.com'],
	...['10.example.com', '127.0.0.1.nip.io', '8.8.8.8', '172.15.0.1', '172.32.0.1', '192.169.0.1'],
	...[
		'169.253.1.1',
		'11.0.0.1',
		'100.64.0.1',
		'134744072',
		'[2001:db8::1]',
		'[fec0::1]',
		'[f000::1]',
	],
	...[
		'[fe00::1]',
		'[::2]',
		'[::ffff:8.8.8.8]',
		'[::ffff:172.32.0.1]',
		'[::ffff:0:a00:1]',
		'[fd::1]',
	],
	...['[a00::1]', '[64:ff9b::7f00:1]', '[fd:0:1::2]', '[fc:1::2]', '[fe8::1]'],
])('%s is on the internet, as far as anybody knows', (host) => {
	expect(isPrivateHost(hostOf(host))).toBe(false);
});
