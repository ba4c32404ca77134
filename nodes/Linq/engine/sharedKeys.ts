import type { SharedKey } from './keyErrors';
import type { ItemInput, Operation } from './operation';

/**
 * Finds items that have one key of the user's but are different messages, of which Linq would send
 * the first only (api-v3 §6). Two items with a file each count as different.
 *
 * @param items undefined for those with bad input
 * @returns for each such item, by index, an item that it shares the key with
 */
export function sharedKeys<Input>(
	{ repeat, request: requestOf, binaries }: Operation<Input>,
	items: Array<ItemInput<Input> | undefined>,
): Map<number, SharedKey> {
	const owners = new Map<string, Array<{ index: number; request: string }>>();
	items.forEach((item, index) => {
		if (!item || repeat !== 'keyed') return;
		const call = requestOf(item.input, '');
		if (!call.idempotencyKey) return;
		const request = binaries?.(item.input).length ? `item ${index}` : JSON.stringify(call);
		const those = owners.get(call.idempotencyKey) ?? [];
		those.push({ index, request });
		owners.set(call.idempotencyKey, those);
	});

	const shared = new Map<number, SharedKey>();
	for (const [key, those] of owners) {
		const [first] = those;
		const different = those.find(({ request }) => request !== first.request);
		if (!different) continue;
		for (const { index, request } of those) {
			const other = request === first.request ? different : first;
			shared.set(index, { other: other.index, key });
		}
	}
	return shared;
}
