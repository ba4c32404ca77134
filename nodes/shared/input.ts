import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ZodError } from 'zod';

import { inputError } from './errors';
import { MessageRuleError } from './message/MessageRuleError';
import type { BoundOperation, Operation } from './operation';

/**
 * Reads an operation's fields for one item and checks them.
 *
 * @throws NodeOperationError that names the field and says what to enter
 */
export function bindItem(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): BoundOperation {
	// A field that is hidden for this item has no value; `null` keeps n8n from throwing over it.
	const values = Object.fromEntries(
		operation.fields.map(({ name }) => [
			name,
			context.getNodeParameter(name, itemIndex, null) ?? undefined,
		]),
	);
	try {
		return operation.bind(values);
	} catch (error) {
		if (error instanceof MessageRuleError) {
			throw inputError(context.getNode(), itemIndex, error.message, error.description);
		}
		if (!(error instanceof ZodError)) throw inputError(context.getNode(), itemIndex, String(error));
		const [{ path, message }] = error.issues;
		const label = labelOf(operation.fields, path);
		throw inputError(context.getNode(), itemIndex, label ? `${label}: ${message}` : message);
	}
}

/** The name under which the user knows the value at a path of the input. */
function labelOf(fields: INodeProperties[], path: Array<string | number>): string | undefined {
	const field = fields.find(({ name }) => name === path[0]);
	if (!field) return undefined;
	const option = field.options?.find(({ name }) => name === path[1]);
	return option && 'displayName' in option ? option.displayName : field.displayName;
}
