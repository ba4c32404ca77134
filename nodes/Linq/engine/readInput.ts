import {
	isResourceLocatorValue,
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameters,
	type INodeProperties,
} from 'n8n-workflow';
import { ZodError, type ZodIssue } from 'zod';

import { asNodeError, inputError, type NodeError } from '../../shared/linq/errors';
import { hasExpression } from '../../shared/expression';
import { labelOf } from '../../shared/fields/label';
import { InputError } from '../../shared/InputError';
import { asRecord, asText } from '../../shared/json';
import { isToolNode } from '../../shared/tool';
import { fieldReader } from './fieldReader';
import { hasObjectAsText, objectInTextProblem, objectProblem } from './objectInText';
import type { ItemInput, MenuOperation, Operation } from './operation';
import { isReview, withToolParameters } from './review';

/**
 * Makes the function that reads an operation's fields for one item and checks them. What has no
 * expression is the same for every item and is read from n8n once.
 *
 * @returns a function that throws a NodeOperationError naming the field and what to enter
 */
export function itemReader<Input>(context: IExecuteFunctions, operation: Operation<Input>) {
	const { parameters } = context.getNode();
	const items = context.getInputData();
	const names = new Set(operation.properties.map(({ name }) => name));
	const constants = new Map<string, unknown>();
	const usedAsTool = isToolNode(context.getNode());
	// The expressions of a tool refer to the agent's item, not to the arguments of its call.
	const reviews = isReview(context);
	const readers = usedAsTool ? new Map() : fieldReaders(parameters);

	function read(name: string, itemIndex: number): unknown {
		if (constants.has(name)) return constants.get(name);
		const named = readers.get(name)?.(items[itemIndex].json);
		if (named !== undefined) return named;
		// A field that is hidden for this item has no value; `null` keeps n8n from throwing over it.
		const given = context.getNodeParameter(name, itemIndex, null) ?? undefined;
		const value = reviews ? withToolParameters(given, items[itemIndex].json) : given;
		assertNoObject(operation.properties, name, value, parameters[name], items[itemIndex].json);
		if (!hasExpression(parameters[name])) constants.set(name, value);
		return value;
	}

	/** Of the agent's item, too, where there is one: n8n's Agents have none. */
	function carried(name: string, itemIndex: number): unknown {
		if (!usedAsTool) return items[itemIndex].json[name];
		return context.evaluateExpression(`{{ $json.${name} }}`, itemIndex);
	}

	return (itemIndex: number): ItemInput<Input> => {
		const values: Record<string, unknown> = {};
		try {
			for (const name of names) values[name] = read(name, itemIndex);
			return operation.parse(values, parameters, {
				carried: (name) => carried(name, itemIndex),
				fileNames: Object.keys(items[itemIndex].binary ?? {}),
				isTool: usedAsTool,
			});
		} catch (error) {
			throw explain(context, error, { operation, values, itemIndex });
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
	{
		operation,
		values,
		itemIndex,
	}: { operation: MenuOperation; values: Record<string, unknown>; itemIndex: number },
): NodeError {
	const node = context.getNode();
	if (!(error instanceof ZodError)) return asNodeError(node, error, itemIndex);
	const [issue] = error.issues;
	const label = labelOf(operation.properties, issue.path);
	const found = expectsText(issue) ? valueAtPath(values, issue.path) : undefined;
	const message =
		typeof found === 'object' && found !== null
			? objectProblem(found, node.parameters[issue.path[0]], context.getInputData()[itemIndex].json)
			: issue.message;
	const description = 'params' in issue ? asText(issue.params?.description) : undefined;
	return inputError(node, itemIndex, label ? `${label}: ${message}` : message, description);
}

function expectsText(issue: ZodIssue): boolean {
	if (issue.code === 'invalid_type') return issue.expected === 'string';
	return issue.code === 'invalid_union';
}

/** What was given at a path of the input; a resource locator has it as its `value`. */
function valueAtPath(values: unknown, path: Array<string | number>): unknown {
	const value = path.reduce((inner, name) => asRecord(inner)[name], values);
	return isResourceLocatorValue(value) ? value.value : value;
}

/**
 * Refuses an object where a text belongs: no text of a person ever is "[object Object]".
 *
 * @throws InputError that names the field, and what to pick of the object
 */
function assertNoObject(
	properties: INodeProperties[],
	name: string,
	value: unknown,
	expression: unknown,
	json: IDataObject,
): void {
	const given = isResourceLocatorValue(value) ? value.value : value;
	const type = properties.find((property) => property.name === name)?.type;
	const takesText = type === 'string' || type === 'resourceLocator';
	const problem =
		takesText && isPlainObject(given)
			? objectProblem(given, expression, json)
			: objectInTextProblem(given, expression, json);
	if (problem === undefined) return;
	const inner = Object.entries(asRecord(value)).find(([, entry]) => hasObjectAsText(entry));
	throw new InputError(`${labelOf(properties, inner ? [name, inner[0]] : [name])}: ${problem}`);
}

function isPlainObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
