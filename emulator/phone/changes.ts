import { randomBytes } from 'crypto';

export type ChangeKind = 'account' | 'chat' | 'entry' | 'activity' | 'reset';

/** What has changed, and how to render it as it is by then. */
export interface Change {
	seq: number;
	kind: ChangeKind;
	key: string;
	render: () => unknown;
}

type Listener = (changes: Change[]) => void;

const most = 5_000;

/**
 * What changed, for pages that show the account live. A change does not hold what it changed to:
 * that is rendered when it is told, so that a page that was away catches up with one state for
 * each thing, however often it changed.
 */
export class Changes {
	/** Numbers of an earlier run of the emulator mean nothing in this one. */
	private readonly run = randomBytes(4).toString('hex');
	private readonly listeners = new Set<Listener>();
	private recent: Change[] = [];
	private pending: Change[] = [];
	private seq = 0;

	/** The number of the last change. */
	get last(): number {
		return this.seq;
	}

	/** Marks a thing as changed. Listeners are told at the end of what is going on. */
	note(kind: ChangeKind, key: string, render: () => unknown): void {
		const change = { seq: ++this.seq, kind, key, render };
		this.recent.push(change);
		if (this.recent.length > 2 * most) this.recent.splice(0, most);
		if (this.listeners.size === 0) return;
		if (this.pending.length === 0) queueMicrotask(() => this.tell());
		this.pending.push(change);
	}

	/** The name of a point in time, to ask for what came after it. */
	idOf(seq: number): string {
		return `${this.run}-${seq}`;
	}

	/** What changed after a point in time; `undefined` if that is no longer known. */
	since(id: string): Change[] | undefined {
		const [run, number] = id.split('-');
		const seq = Number(number);
		const oldest = this.recent[0]?.seq ?? this.seq + 1;
		if (run !== this.run || !(seq <= this.seq) || seq < oldest - 1) return undefined;
		return latest(this.recent.slice(Math.max(0, seq - oldest + 1)));
	}

	/** Tells `listener` of changes from now on. Returns a function that stops it. */
	listen(listener: Listener): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/** Forgets what changed so far, because everything did. */
	clear(): void {
		this.recent = [];
		this.note('reset', 'reset', () => null);
	}

	private tell(): void {
		const changes = latest(this.pending.splice(0));
		for (const listener of this.listeners) listener(changes);
	}
}

/** The last change of each thing, in their order. */
function latest(changes: Change[]): Change[] {
	const byThing = new Map<string, Change>();
	for (const change of changes) byThing.set(`${change.kind} ${change.key}`, change);
	return [...byThing.values()].sort((a, b) => a.seq - b.seq);
}
