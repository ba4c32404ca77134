import type { IExecuteFunctions } from 'n8n-workflow';

/** Node's `Readable`, whose module a node must not import. */
export type Readable = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Buffer
>;

/** The limits of a download. */
export interface FileLimits {
	/** Longest time without data, in milliseconds. */
	timeoutMs: number;
	/** Largest size in bytes, after decompression: a small response can hold a very large file. */
	maxBytes: number;
	/** Makes the error for a file that is larger. */
	tooLarge: () => Error;
	/** Aborts the request when no more data arrives. */
	abort: () => void;
}

/** The same file, which fails as soon as it passes one of the limits. */
export function withLimits(stream: Readable, limits: FileLimits): Readable {
	let bytes = 0;
	watch(stream, limits, () => bytes);
	return stream.map((chunk: Uint8Array) => {
		bytes += chunk.byteLength;
		if (bytes > limits.maxBytes) throw limits.tooLarge();
		return chunk;
	});
}

/** Aborts the request when nothing has arrived since the last look. */
function watch(stream: Readable, limits: FileLimits, bytesSoFar: () => number): void {
	const before = bytesSoFar();
	AbortSignal.timeout(limits.timeoutMs).addEventListener('abort', () => {
		if (stream.destroyed || stream.readableEnded) return;
		if (bytesSoFar() === before) limits.abort();
		else watch(stream, limits, bytesSoFar);
	});
}
