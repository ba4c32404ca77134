import type { SharedKey } from './keyErrors';
import type { BoundOperation } from './operation';

/**
 * Finds items that have one key of the user's but are different messages, of which Linq would send
 * the first only (api-v3 §6). Two items with a file each count as different.
 *
 * @param items the operation for each item; undefined for those with bad input
 * @returns for each such item, by index, an item that it shares the key with
 */
export function sharedKeys(items: Array<BoundOperation | undefined>): Map<number, SharedKey> {
	const owners = new Map<string, Array<{ index: number; request: string }>>();
	items.forEach((item, index) => {
		if (item?.repeat !== 'keyed') return;
		const call = item.request('');
		if (!call.idempotencyKey) return;
		const request = item.binaries.length > 0 ? `item ${index}` : JSON.stringify(call);
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
