const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a URL leads to this machine. */
export function isLoopback(url: URL): boolean {
	return loopback.test(url.hostname);
}
