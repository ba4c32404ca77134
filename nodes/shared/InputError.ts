/**
 * A value that Linq would refuse, explained to the person who entered it. Nothing has been sent.
 *
 * It knows nothing of n8n: whoever runs items turns it into a `NodeOperationError` that also names
 * the item.
 */
export class InputError extends Error {
	/** What to do about it, where the message alone does not say. */
	readonly description?: string;

	constructor(message: string, description?: string) {
		super(message);
		this.name = 'InputError';
		this.description = description;
	}
}
