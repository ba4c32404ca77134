/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the schema files */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { LinqPartnerApi } from '../../credentials/LinqPartnerApi.credentials';
import { menu } from '../../nodes/Linq/menu';
import { fields as memoryFields } from '../../nodes/LinqChatMemory/fields';
import { toEventItem } from '../../nodes/LinqTrigger/output';
import { properties as triggerProperties } from '../../nodes/LinqTrigger/properties';
import { propertiesOf } from '../../nodes/shared/fields/field';
import { envelopes } from '../trigger/envelopes';

const SCHEMAS = 'nodes/Linq/__schema__/v1.0.0';

/** A name that workflows store, and the names or values that are stored below it. */
function namesOf(property: INodeProperties): string[] {
	const { name, type, options = [], modes = [] } = property;
	switch (type) {
		case 'notice':
			return [];
		case 'options':
		case 'multiOptions': {
			const values = (options as INodePropertyOptions[]).map(({ value }) => String(value));
			return [values.length > 0 ? `${name}=${values.join('|')}` : name];
		}
		case 'resourceLocator':
			return [`${name}{${modes.map((mode) => mode.name).join('|')}}`];
		case 'collection':
			return below(name, options as INodeProperties[]);
		case 'fixedCollection':
			return (options as INodePropertyCollection[]).flatMap((group) =>
				below(`${name}.${group.name}`, group.values),
			);
		default:
			return [name];
	}
}

/** Several properties may have one name, each shown for other values of a third. */
function below(path: string, properties: INodeProperties[]): string[] {
	return [...new Set(properties.flatMap(namesOf))].map((name) => `${path}.${name}`);
}

const parameters = (properties: INodeProperties[]) => [...new Set(properties.flatMap(namesOf))];

/** The fields of an operation's simplified output. */
function outputOf(operation: string): string[] {
	const file = join(SCHEMAS, `${operation.replace('.', '/')}.json`);
	if (!existsSync(file)) return [];
	return fieldsOf(JSON.parse(readFileSync(file, 'utf8')) as Schema);
}

/** A JSON schema as those of outputs are. */
interface Schema {
	properties?: Record<string, Schema>;
}

/** The fields of an object, and those of the objects in it. */
function fieldsOf({ properties = {} }: Schema): string[] {
	return Object.entries(properties).flatMap(([name, schema]) => {
		const inner = fieldsOf(schema);
		return inner.length > 0 ? inner.map((field) => `${name}.${field}`) : [name];
	});
}

const line = (title: string, names: string[]) => `${title}: ${names.join(' ')}`;

/**
 * All names that users' workflows store or read: parameters with their values, and the fields of simplified
 * outputs. One line for each operation and event, in the order of the menus.
 */
export function publicContract(): string[] {
	return [
		line('credential linqPartnerApi takes', parameters(new LinqPartnerApi().properties)),
		...menu.flatMap((resource) =>
			resource.operations.flatMap(({ value, properties }) => {
				const name = `${resource.value}.${value}`;
				return [
					line(`linq ${name} takes`, parameters(properties)),
					line(`linq ${name} gives`, outputOf(name)),
				];
			}),
		),
		line('linqChatMemory takes', parameters(propertiesOf(memoryFields))),
		line('linqTrigger takes', parameters(triggerProperties)),
		...Object.entries(envelopes('2026-02-03')).map(([event, envelope]) =>
			line(`linqTrigger ${event} gives`, Object.keys(toEventItem(envelope) ?? {})),
		),
	];
}
