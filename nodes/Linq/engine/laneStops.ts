import { NodeOperationError, type INode } from 'n8n-workflow';

import { linqFailure, type NodeError } from '../../shared/linq/errors';
import { haveKeysMoved, SEND_THE_REST } from './keyErrors';
import { mayPass } from '../../shared/linq/retry';

/** Why the items behind one that failed are not sent, though the node continues on fail. */
const REASONS = {
	/** Their keys have moved, too: Linq may have sent them under the key of another item. */
	changed: {
		message: 'Not sent, because the items of this chat have changed since the first run',
		description:
			`Linq took an earlier item of the same chat for another message, so this one could be sent twice. ${SEND_THE_REST}`,
	},
	/** Only a response to the item that failed would have shown whether the keys of the others have moved. */
	unsure: {
		message: 'Not sent, because an earlier item of the same chat failed',
		description:
			`n8n may have crashed in an earlier execution, so this could have been sent then. ${SEND_THE_REST}`,
	},
	/** Retry On Fail runs the node again, and then the item that failed must go first. */
	waiting: {
		message: 'Not sent yet, because an earlier item of the same chat failed',
		description: 'Retry On Fail sends it after that item.',
	},
};

/** The lanes of which nothing more is sent for now, so that no item overtakes one that failed. */
export class LaneStops {
	private readonly reasons = new Map<string, keyof typeof REASONS>();

	private readonly unsure = new Set<string>();

	/**
	 * @param mayWait whether another attempt may follow, at which an item that failed goes out
	 */
	constructor(private mayWait: boolean) {}

	/**
	 * Stops the lane of an item that failed, if need be.
	 *
	 * @param hidesMove whether only a response to that item would have shown that keys have moved
	 */
	add(lane: string, error: NodeError, hidesMove = false): void {
		const failure = linqFailure(error);
		if (hidesMove) this.unsure.add(lane);
		if (haveKeysMoved(error)) this.reasons.set(lane, 'changed');
		else if (this.mayWait && failure && mayPass(failure)) this.reasons.set(lane, 'waiting');
		else if (hidesMove) this.reasons.set(lane, 'unsure');
	}

	/** The error of an item that must not be sent; undefined if it may. */
	errorFor(lane: string, node: INode, itemIndex: number): NodeOperationError | undefined {
		const reason = this.reasons.get(lane);
		if (!reason) return undefined;
		const { message, description } = REASONS[reason];
		return new NodeOperationError(node, message, { itemIndex, description });
	}

	/** No other attempt follows: lanes that wait for it may go on, unless they are unsure. */
	endWaiting(): void {
		this.mayWait = false;
		for (const [lane, reason] of this.reasons) {
			if (reason !== 'waiting') continue;
			if (this.unsure.has(lane)) this.reasons.set(lane, 'unsure');
			else this.reasons.delete(lane);
		}
	}
}
