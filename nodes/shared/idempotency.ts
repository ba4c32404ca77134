import { createHash, randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { laneKey } from './lanes';
import type { BoundOperation } from './operation';
import { isTool } from './tool';

/** What is known of an item from an earlier try. */
interface ItemRecord extends IDataObject {
	/** The output of an item that is done, where Linq takes no idempotency key. */
	done?: IDataObject[];
	/** Why it is not known whether the item was done. */
	uncertain?: string;
}

/** Lives in n8n's node context, which survives the tries of *Retry On Fail* and a later retry. */
interface NodeMemory extends IDataObject {
	seed?: string;
	/** The run index that the node's first run had. */
	firstRun?: number;
	items?: Record<string, ItemRecord>;
}

const sha256 = (parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex');

/**
 * What an execution and its retries have in common. n8n saves the node context when a node has
 * ended, so a crash loses it; the token in the resume URL is saved before the start, and a retry
 * has it too.
 */
function seedOf(context: IExecuteFunctions, resumeUrl: string): string {
	const token = URL.canParse(resumeUrl) && new URL(resumeUrl).searchParams.get('signature');
	return token ? sha256([token]) : context.getExecutionId() || randomUUID();
}

/**
 * Keeps an execution from doing the same item twice (api-v3 §6).
 *
 * The seed of all keys stands for the first execution. A key names the place of the item, not
 * its words, so that an expression such as `{{ $now }}` cannot make a repetition look new. The
 * place is which item of its lane it is: after a crash the nodes before this one run again, and if
 * they give other items, those of a chat must not be taken for those of another. A tool has no
 * such place: its run index differs between tries and an agent sends several messages in one run,
 * so there the key names what is sent, and identical words to the same chat go once.
 */
export class Idempotency {
	private readonly memory: NodeMemory;

	private readonly place: string[];

	private readonly isTool: boolean;

	/** How many items of each lane have their key. */
	private readonly counts = new Map<string, number>();

	constructor(context: IExecuteFunctions) {
		const node = context.getNode();
		this.memory = context.getContext('node');
		const { $execution, $runIndex } = context.getWorkflowDataProxy(0);
		this.memory.seed ??= seedOf(context, $execution.resumeUrl);
		// Not always 0: after a crash, n8n notes down the runs that its log tells of, and a retry
		// starts from the trigger and counts on from there.
		this.memory.firstRun ??= $runIndex as number;
		this.isTool = isTool(context);
		const run = this.isTool ? '' : String($runIndex - this.memory.firstRun);
		// Workflows that were not made in the editor may have nodes without an ID; names are unique.
		this.place = [this.memory.seed, node.id || node.name, run];
	}

	/**
	 * The key of the next item, in input order: the same again for each repetition, of 64 characters
	 * (255 are allowed).
	 */
	nextKey(operation: BoundOperation): string {
		if (this.isTool) return sha256([...this.place, JSON.stringify(operation.request(''))]);
		const lane = laneKey(operation.lane) ?? '';
		const count = this.counts.get(lane) ?? 0;
		this.counts.set(lane, count + 1);
		return sha256([...this.place, lane, String(count)]);
	}

	/** What an earlier try has found out about the item with this key. */
	recall(key: string): ItemRecord | undefined {
		return this.memory.items?.[key];
	}

	remember(key: string, record: ItemRecord): void {
		this.memory.items ??= {};
		this.memory.items[key] = record;
	}
}
