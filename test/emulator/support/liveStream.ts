import type { Emulator } from '../../../emulator';

export interface LiveEvent {
	id: string;
	kind: string;
	key: string;
	value: Record<string, unknown>;
}

function parse(text: string): LiveEvent | undefined {
	const field = (name: string) =>
		text
			.split('\n')
			.find((line) => line.startsWith(`${name}: `))
			?.slice(name.length + 2);
	const data = field('data');
	if (data === undefined) return undefined;
	return { id: field('id') ?? '', kind: field('event') ?? '', ...JSON.parse(data) };
}

/** The page's server-sent events, as a browser gets them. */
export async function listen(emulator: Emulator, lastEventId?: string) {
	const closing = new AbortController();
	const response = await fetch(`${emulator.url}/_emulator/events`, {
		headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
		signal: closing.signal,
	});
	const heard: LiveEvent[] = [];
	let wake = () => {};
	const read = async () => {
		let text = '';
		const decoder = new TextDecoder();
		for await (const chunk of response.body ?? []) {
			const parts = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
			text = parts.pop() ?? '';
			for (const part of parts) {
				const event = parse(part);
				if (event) heard.push(event);
			}
			wake();
		}
	};
	const ended = read().catch(() => undefined);
	return {
		heard,
		/** Resolves with the first event that matches, now or later. */
		async hear(matches: (event: LiveEvent) => boolean): Promise<LiveEvent> {
			for (;;) {
				const found = heard.find(matches);
				if (found) return found;
				await new Promise<void>((resolve) => (wake = resolve));
			}
		},
		async close() {
			closing.abort();
			await ended;
		},
	};
}
