import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { asText } from '../../shared/json';
import { isToolNode } from '../../shared/tool';
import { laneOf } from './lanes';
import {
	executionMemory,
	nodeMemory,
	type ExecutionMemory,
	type ItemRecord,
	type LanePlace,
	type NodeMemory,
} from './nodeMemory';
import type { ItemInput, Operation, ValidItem } from './operation';
import { fingerprintsOf } from './sameMessage';

/** 96 bits: no two keys of an account will ever be the same by chance. */
const KEY_LENGTH = 24;

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

/** The state that an operation sets; handles and ids are the same in any case of their letters. */
function stateOf<Input>({ changes }: Operation<Input>, input: Input): string | undefined {
	return typeof changes === 'function' ? changes(input).toLowerCase() : undefined;
}

/**
 * Protects an execution from duplicates (api-v3 §6).
 *
 * The seed of all keys stands for the first execution. A key names the place of the item, not
 * its text, so that an expression such as `{{ $now }}` cannot make a duplicate look new. The
 * place is which item of its lane it is: after a crash the nodes before this one run again, and if
 * they give other items, those of a chat must not be taken for those of another. A tool has no
 * such place: its run index differs between attempts and an agent sends several messages in one run,
 * so there the key names what is sent, and identical texts to the same chat go once. Only a question is
 * asked by each call: an answer to the same words of before was for another call.
 */
export class Idempotency {
	private readonly memory: NodeMemory;

	private readonly shared: ExecutionMemory;

	private readonly run: string;

	private readonly prefix: string[];

	private readonly isTool: boolean;

	/** Of the items of this run. */
	private places: Array<LanePlace | undefined> = [];

	/** n8n gives them since AI Agent 3. */
	private readonly toolCallIds: Array<string | undefined>;

	constructor(context: IExecuteFunctions) {
		const node = context.getNode();
		this.memory = nodeMemory(context);
		this.shared = executionMemory(context);
		const { $execution, $runIndex } = context.getWorkflowDataProxy(0);
		// The retry of an execution that has left no memory: perhaps because of a crash.
		this.memory.mayHaveSent ??= context.getMode() === 'retry';
		this.memory.seed ??= seedOf(context, $execution.resumeUrl);
		// Not always 0: after a crash, n8n stores the runs that its log names, and a retry
		// starts from the trigger and counts on from there.
		this.memory.firstRun ??= $runIndex as number;
		this.isTool = isToolNode(node);
		this.toolCallIds = context.getInputData().map(({ json }) => asText(json.toolCallId));
		this.run = this.isTool ? '' : String($runIndex - this.memory.firstRun);
		// The node may be set to do something else before its execution is retried.
		const does = ['resource', 'operation'].map((name) => String(context.getNodeParameter(name, 0)));
		// Workflows that were not made in the editor may have nodes without an ID; names are unique.
		this.prefix = [this.memory.seed, node.id || node.name, ...does, this.run];
	}

	/**
	 * The keys of the items of this run: the same for each attempt, and short enough to be read out
	 * (255 characters are allowed).
	 *
	 * @param items undefined for those that failed their check
	 */
	keysOf<Input>(operation: Operation<Input>, items: Array<ItemInput<Input> | undefined>): string[] {
		if (this.isTool) {
			const call = (item?: ItemInput<Input>) => item && operation.request(item.input, '');
			return items.map((item, index) =>
				this.key(
					JSON.stringify(call(item)),
					operation.isQuestion ? this.toolCallIds[index] : undefined,
				),
			);
		}
		const lanes = items.map((item) => item && (laneOf(operation, item.input) ?? ''));
		this.places = this.placesOf(lanes);
		return this.places.map((place) => this.key(place?.lane, String(place?.number)));
	}

	private key(...parts: Array<string | undefined>): string {
		return sha256([...this.prefix, ...parts.map(String)]).slice(0, KEY_LENGTH);
	}

	/**
	 * An item keeps the place that it had at an earlier attempt, whatever happens to the others. One that
	 * has none yet, because it failed its check, gets the next that is free in its lane.
	 */
	private placesOf(lanes: Array<string | undefined>): Array<LanePlace | undefined> {
		const known = this.memory.places?.[this.run] ?? {};
		const next = new Map<string, number>();
		for (const { lane, number } of Object.values(known)) {
			next.set(lane, Math.max(next.get(lane) ?? 0, number + 1));
		}
		return lanes.map((lane, index) => {
			if (lane === undefined || known[index]?.lane === lane) return known[index];
			const number = next.get(lane) ?? 0;
			next.set(lane, number + 1);
			return { lane, number };
		});
	}

	/**
	 * Whether the keys of the items after this one could have moved since a crash without a sign of it:
	 * only a response to this one could have told.
	 */
	hidesMove<Input>(
		{ key, input }: Pick<ValidItem<Input>, 'key' | 'input'>,
		{ repeat, request }: Operation<Input>,
	): boolean {
		if (this.isTool || !this.memory.mayHaveSent || repeat !== 'keyed') return false;
		return request(input, key).idempotencyKey === key;
	}

	/**
	 * What an earlier attempt has left of the item with this key. When an agent repeats a call after a
	 * contrary one, such as the removal of a reaction, it is no duplicate: for a tool only the last
	 * change of a state counts, whichever node of the execution made it.
	 */
	recall<Input>(
		{ key, input }: Pick<ValidItem<Input>, 'key' | 'input'>,
		operation: Operation<Input>,
	): ItemRecord | undefined {
		const state = stateOf(operation, input);
		const isOutdated =
			this.isTool && state !== undefined && this.shared.lastChanges?.[state] !== key;
		return isOutdated ? undefined : this.memory.items?.[key];
	}

	remember(key: string, record: ItemRecord): void {
		this.memory.items ??= {};
		this.memory.items[key] = record;
	}

	/** Records a call as the last change of its state, also if its outcome is unknown. */
	noteChange<Input>(
		{ key, input }: Pick<ValidItem<Input>, 'key' | 'input'>,
		operation: Operation<Input>,
	): void {
		const state = stateOf(operation, input);
		if (state === undefined) return;
		this.shared.lastChanges ??= {};
		this.shared.lastChanges[state] = key;
	}

	/** Whether an earlier attempt has sent a text with this fingerprint under the key. */
	hasSent(key: string, fingerprint: string): boolean {
		return this.memory.texts?.[key]?.includes(fingerprint) ?? false;
	}

	/**
	 * Keeps what another attempt must know: the places of the items, one of which may fail its check then,
	 * and the texts that were sent. Linq will respond with these, while expressions may give others by then.
	 */
	rememberAttempt<Input>(operation: Operation<Input>, items: Array<ValidItem<Input>>): void {
		if (!this.isTool) {
			this.memory.places ??= {};
			this.memory.places[this.run] = definedOf(this.places);
		}
		if (operation.repeat !== 'keyed') return;
		this.memory.texts ??= {};
		const { texts } = this.memory;
		for (const { input, key, begun } of items) {
			if (!begun) continue;
			const sent = fingerprintsOf(operation.request(input, key));
			texts[key] = [...new Set([...(texts[key] ?? []), ...sent])];
		}
	}
}

/** The elements that are defined, by index. */
function definedOf(places: Array<LanePlace | undefined>): Record<string, LanePlace> {
	return Object.fromEntries(
		places.flatMap((place, index) => (place ? [[index, place] as const] : [])),
	);
}
