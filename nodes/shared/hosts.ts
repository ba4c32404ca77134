const PRIVATE_HOSTS = [
	// A name without a dot, such as that of a Docker service.
	/^[^.[]+$/,
	// Names that are never public: RFC 6761, 6762 and 8375, ICANN's `internal`, and what routers use.
	/(^|\.)(localhost|local|internal|lan|home\.arpa)$/,
	// This machine, private (RFC 1918), and link-local addresses.
	/^(0|10|127)(\.\d+){3}$/,
	/^(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}$/,
	// The same in IPv6: loopback, unique local (RFC 4193), link-local, and IPv4 written as IPv6.
	/^\[(::1?|f[cd]\w\w:.*|fe[89ab]\w:.*)\]$/,
	/^\[::ffff:(a\w\w|7f\w\w|c0a8|a9fe|ac1\w):.*\]$/,
];

/**
 * Whether a host is this machine or on a private network, so that nothing to it crosses the internet.
 *
 * @param hostname as `new URL(…).hostname` gives it: in small letters, IPv4 as four numbers
 */
export function isPrivateHost(hostname: string): boolean {
	const name = hostname.replace(/\.$/, '');
	return PRIVATE_HOSTS.some((host) => host.test(name));
}
