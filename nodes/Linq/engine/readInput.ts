import {
	isResourceLocatorValue,
	type IExecuteFunctions,
	type INodeParameters,
	type INodeProperties,
} from 'n8n-workflow';
import { ZodError } from 'zod';

import { asNodeError, inputError, type NodeError } from '../../shared/linq/errors';
import { hasExpression } from '../../shared/expression';
import { fieldReader } from './fieldReader';
import type { ItemInput, MenuOperation, Operation } from './operation';
import { isTool } from './tool';

/**
 * Makes the function that reads an operation's fields for one item and checks them. What has no
 * expression is the same for every item and is read from n8n once.
 *
 * @returns a function that throws a NodeOperationError naming the field and what to enter
 */
export function itemReader<Input>(context: IExecuteFunctions, operation: Operation<Input>) {
	const { parameters } = context.getNode();
	const items = context.getInputData();
	const constants = new Map<string, unknown>();
	// The expressions of a tool refer to the agent's item, not to the arguments of its call.
	const readers = isTool(context) ? new Map() : fieldReaders(parameters);

	function read(name: string, itemIndex: number): unknown {
		if (constants.has(name)) return constants.get(name);
		const named = readers.get(name)?.(items[itemIndex].json);
		if (named !== undefined) return named;
		// A field that is hidden for this item has no value; `null` keeps n8n from throwing over it.
		const value = context.getNodeParameter(name, itemIndex, null) ?? undefined;
		if (!hasExpression(parameters[name])) constants.set(name, value);
		return value;
	}

	return (itemIndex: number): ItemInput<Input> => {
		try {
			return operation.parse(
				Object.fromEntries(operation.properties.map(({ name }) => [name, read(name, itemIndex)])),
			);
		} catch (error) {
			throw explain(context, error, operation, itemIndex);
		}
	};
}

/** Readers of the parameters that only name fields of the item, by parameter. */
function fieldReaders(parameters: INodeParameters) {
	const readers = new Map<string, ReturnType<typeof fieldReader>>();
	for (const [name, parameter] of Object.entries(parameters)) {
		const expression = isResourceLocatorValue(parameter) ? parameter.value : parameter;
		if (typeof expression === 'string') readers.set(name, fieldReader(expression));
	}
	return readers;
}

function explain(
	context: IExecuteFunctions,
	error: unknown,
	{ properties }: MenuOperation,
	itemIndex: number,
): NodeError {
	if (!(error instanceof ZodError)) return asNodeError(context.getNode(), error, itemIndex);
	const [{ path, message }] = error.issues;
	const label = labelOf(properties, path);
	return inputError(context.getNode(), itemIndex, label ? `${label}: ${message}` : message);
}

/** The name under which the user knows the value at a path of the input. */
function labelOf(properties: INodeProperties[], path: Array<string | number>): string | undefined {
	const field = properties.find(({ name }) => name === path[0]);
	if (!field) return undefined;
	const option = field.options?.find(({ name }) => name === path[1]);
	return option && 'displayName' in option ? option.displayName : field.displayName;
}
