import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ZodError } from 'zod';

import { asNodeError, inputError, type NodeError } from './errors';
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
		throw explain(context, error, operation, itemIndex);
	}
}

function explain(
	context: IExecuteFunctions,
	error: unknown,
	operation: Operation,
	itemIndex: number,
): NodeError {
	if (!(error instanceof ZodError)) return asNodeError(context.getNode(), error, itemIndex);
	const [{ path, message }] = error.issues;
	const label = labelOf(operation.fields, path);
	return inputError(context.getNode(), itemIndex, label ? `${label}: ${message}` : message);
}

/** The name under which the user knows the value at a path of the input. */
function labelOf(fields: INodeProperties[], path: Array<string | number>): string | undefined {
	const field = fields.find(({ name }) => name === path[0]);
	if (!field) return undefined;
	const option = field.options?.find(({ name }) => name === path[1]);
	return option && 'displayName' in option ? option.displayName : field.displayName;
}
