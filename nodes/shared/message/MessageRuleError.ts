/**
 * A message that Linq would refuse, explained to the person who wrote it.
 *
 * It knows nothing of n8n: whoever runs items turns it into a `NodeOperationError` that also names
 * the item.
 */
export class MessageRuleError extends Error {
	/** What to do about it, where the message alone does not say. */
	readonly description?: string;

	constructor(message: string, description?: string) {
		super(message);
		this.name = 'MessageRuleError';
		this.description = description;
	}
}
