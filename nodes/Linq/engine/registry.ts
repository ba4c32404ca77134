import type { INodeProperties } from 'n8n-workflow';

import type { MenuOperation } from './operation';

/** A resource of the node: what its operations work on. */
export interface Resource {
	/** Stored in users' workflows: never changes. */
	value: string;
	name: string;
	/** In the order in which the node shows them: the first is chosen at first, what deletes is last. */
	operations: MenuOperation[];
}

/** What stands below the node on the canvas, such as "Message: Get Many": an expression. */
export function subtitleOf(menu: Resource[]): string {
	const names = menu.flatMap(({ value, name, operations }) =>
		operations.map((operation) => [`${value}.${operation.value}`, `${name}: ${operation.name}`]),
	);
	const known = JSON.stringify(Object.fromEntries(names));
	return `={{ (${known})[$parameter["resource"] + "." + $parameter["operation"]] }}`;
}

/** The parameters of the node: Resource, Operation, and the fields of each operation. */
export function menuProperties(menu: Resource[], defaultResource: Resource): INodeProperties[] {
	return [
		resourceField(menu, defaultResource),
		...menu.map(operationField),
		...menu.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				operation.properties.map((property) => shownFor(property, resource, operation)),
			),
		),
	];
}

function resourceField(menu: Resource[], { value: defaultValue }: Resource): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: menu.map(({ name, value }) => ({ name, value })),
		default: defaultValue,
	};
}

function operationField({ value, operations }: Resource): INodeProperties {
	const [{ value: defaultValue }] = operations;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map(({ name, value: operation, action, description, builderHint }) => ({
			name,
			value: operation,
			action,
			description,
			...(builderHint && { builderHint: { propertyHint: builderHint } }),
		})),
		default: defaultValue,
	};
}

function shownFor(property: INodeProperties, resource: Resource, operation: MenuOperation) {
	const show = {
		resource: [resource.value],
		operation: [operation.value],
		...property.displayOptions?.show,
	};
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}

/**
 * Finds what the user has chosen.
 *
 * @throws Error when the menu has no such operation: the workflow comes from a newer release
 */
export function findOperation(
	menu: Resource[],
	resource: string,
	operation: string,
): MenuOperation {
	const found = menu
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (!found) {
		throw new Error(
			`This version of the Linq node has no operation "${resource}: ${operation}". Update the package.`,
		);
	}
	return found;
}
