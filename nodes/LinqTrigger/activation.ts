import {
	NodeOperationError,
	WebhookPathTakenError,
	type IHookFunctions,
	type INode,
} from 'n8n-workflow';

import { linqFailure, textOfError } from '../shared/linq/errors';
import { mayPass } from '../shared/linq/retry';

/**
 * An activation that must not be retried. n8n retries a failed one for 15 seconds, after any error but
 * this one of its own (2.41.1, `retryTriggerActivation`), and shows the message that we give it.
 */
class ActivationRefused extends WebhookPathTakenError {
	constructor(node: INode, message: string) {
		super(node.name);
		this.node = node;
		this.message = message;
	}
}

/**
 * Does a step of the activation.
 *
 * @throws an error whose message says what to do, too: n8n shows nothing else of it. n8n tries again
 *   only if that may help.
 */
export async function activating<T>(
	context: IHookFunctions,
	step: (context: IHookFunctions) => Promise<T>,
): Promise<T> {
	try {
		return await step(context);
	} catch (error) {
		throw activationError(context.getNode(), error);
	}
}

function activationError(node: INode, error: unknown): Error {
	const failure = linqFailure(error);
	return failure && mayPass(failure)
		? new NodeOperationError(node, textOfError(error))
		: new ActivationRefused(node, textOfError(error));
}
