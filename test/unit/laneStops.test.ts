import type { INode } from 'n8n-workflow';

import { linqError, type NodeError } from '../../nodes/shared/linq/errors';
import { keyUsedBefore } from '../../nodes/Linq/engine/keyErrors';
import { LaneStops } from '../../nodes/Linq/engine/laneStops';

const node = { name: 'Linq', type: 'linq' } as INode;
const lost = linqError(node, { outcomeUnknown: true }, { itemIndex: 0, repeat: 'keyed' });
const refused = linqError(node, { status: 403, code: 2024 }, { itemIndex: 0, repeat: 'keyed' });
const moved = keyUsedBefore(node, 0, 'made by the node', false);
const usedUp = keyUsedBefore(node, 0, 'order-1', true);

/** What the next item of the lane is told after this failure. */
function toldAfter(error: NodeError, { mayWait = true, another = true, hidesMove = false } = {}) {
	const stops = new LaneStops(mayWait);
	stops.add('chat', error, hidesMove);
	if (!another) stops.endWaiting();
	expect(stops.errorFor('another chat', node, 1)).toBeUndefined();
	return stops.errorFor('chat', node, 1);
}

describe('what comes after a failed item in its chat', () => {
	test('waits for the attempt that follows, and says so', () => {
		expect(toldAfter(lost)).toMatchObject({
			message: 'Not sent yet, because an earlier item of the same chat failed',
			description: 'Retry On Fail sends it after that item.',
			context: { itemIndex: 1 },
		});
	});

	test('waits for nothing when no other attempt follows', () => {
		expect(toldAfter(lost, { mayWait: false })).toBeUndefined();
		expect(toldAfter(lost, { another: false })).toBeUndefined();
	});

	test('is not sent at all when keys have moved, whatever follows', () => {
		for (const mayWait of [true, false]) {
			for (const another of [true, false]) {
				expect(toldAfter(moved, { mayWait, another })?.message).toContain('have changed');
			}
		}
	});

	test('is not sent when keys may have moved, but may wait for a look at that', () => {
		const unsure = { message: 'Not sent, because an earlier item of the same chat failed' };
		for (const error of [lost, refused]) {
			expect(toldAfter(error, { mayWait: false, hidesMove: true })).toMatchObject(unsure);
			expect(toldAfter(error, { another: false, hidesMove: true })).toMatchObject(unsure);
		}
		expect(toldAfter(lost, { hidesMove: true })?.message).toContain('Not sent yet');
	});

	test('goes on after a refusal, and after a key of the user', () => {
		expect(toldAfter(refused)).toBeUndefined();
		expect(toldAfter(usedUp)).toBeUndefined();
	});
});
