import type {
	GenericValue,
	INodeProperties,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { z } from 'zod';

import { asRecord } from '../json';

/** What the user sees of a field. Its name is the key under which it stands among {@link Fields}. */
export type FieldProperty = Omit<INodeProperties, 'name'>;

/** A field: what the user sees, and what is valid. */
export interface Field<Schema extends z.ZodTypeAny = z.ZodTypeAny> {
	property: FieldProperty;
	/** How it looks under other conditions; n8n shows the one whose `displayOptions` hold. */
	variants?: FieldProperty[];
	/**
	 * Makes what checks it. Made when it is first used: n8n loads all operations when it starts, of
	 * which a workflow uses a few. Messages of its issues are shown to the user, after the field's label.
	 */
	schema: () => Schema;
	/** Given for fields that take what the incoming item carries where the user leaves them empty. */
	fill?: Fill;
}

/**
 * Gives the value of a field for an item.
 *
 * @param value the value that n8n gives
 * @param stored the parameter as it is stored: an expression that gives nothing is not an empty field
 * @param carried reads a field of the incoming item
 * @throws InputError where the item does not carry what the empty field needs
 */
export type Fill = (value: unknown, stored: unknown, carried: Carried) => unknown;

/** Reads a field of the incoming item; undefined where it has none. */
export type Carried = (name: string) => unknown;

/** Fields by name, in the order in which the node shows them. */
export type Fields = Record<string, Field>;

/** The checked value of a field. */
export type ValueOf<F extends Field> = z.infer<ReturnType<F['schema']>>;

/** The checked values of fields, by name. */
export type ValuesOf<F extends Fields> = { [Name in keyof F]: ValueOf<F[Name]> };

/** The checked values of the fields that the user has added to a collection. */
export type AddedOf<F extends Fields> = { [Name in keyof F]?: ValueOf<F[Name]> };

type SchemaOf<Values> = z.ZodType<Values, z.ZodTypeDef, unknown>;

/**
 * A field that needs a value. It has none where it is hidden or where an expression gives nothing;
 * the schema says whether that is an error.
 */
export function field<Schema extends z.ZodTypeAny>(definition: Field<Schema>): Field<Schema> {
	return definition;
}

/** A field that has the default of its property where it has no value. */
export function optionalField<Schema extends z.ZodTypeAny>({
	property,
	schema,
}: {
	property: FieldProperty & { default: NodeParameterValueType & z.input<Schema> };
	schema: () => Schema;
}): Field<z.ZodDefault<Schema>> {
	return { property, schema: () => schema().default(property.default) };
}

/** What a menu needs to be a field: its schema takes the values that it offers. */
export function fromMenu<const Value extends string>(
	property: Omit<FieldProperty, 'options' | 'default'> & {
		options: ReadonlyArray<INodePropertyOptions & { value: Value }>;
		default: NoInfer<Value>;
	},
) {
	const [first, ...others] = property.options.map(({ value }) => value);
	return {
		property: { ...property, options: [...property.options] },
		schema: () => z.enum([first, ...others]),
	};
}

/** Words that the form shows among the fields. */
export function notice(text: string): Field<z.ZodUnknown> {
	return {
		property: { displayName: text, type: 'notice', default: '' },
		schema: () => z.unknown(),
	};
}

/** A collection: the user adds the fields that they want. What is not added is undefined. */
export function collection<F extends Fields>(
	property: Pick<FieldProperty, 'displayName' | 'placeholder' | 'description'>,
	fields: F,
): Field<z.ZodDefault<SchemaOf<AddedOf<F>>>> {
	const added = (): SchemaOf<AddedOf<F>> => objectOf(fields).partial();
	return {
		property: { ...property, type: 'collection', default: {}, options: propertiesOf(fields) },
		schema: () => added().default({}),
		fill: fillOf(fields),
	};
}

/** Rows of fields; the user adds as many rows as they want. */
export function rows<F extends Fields>(
	property: Omit<FieldProperty, 'type' | 'default' | 'options'>,
	row: { name: string; displayName: string; fields: F },
): Field<SchemaOf<Array<ValuesOf<F>>>> {
	const { name, displayName, fields } = row;
	return {
		property: {
			...property,
			typeOptions: { multipleValues: true, ...property.typeOptions },
			type: 'fixedCollection',
			default: {},
			options: [{ name, displayName, values: propertiesOf(fields) }],
		},
		schema: () =>
			z
				.object({ [name]: schemaOf(fields).array().default([]) })
				.default({})
				.transform((value) => value[name]),
	};
}

/** The fields as n8n shows them. */
export function propertiesOf(fields: Fields): INodeProperties[] {
	return Object.entries(fields).flatMap(([name, { property, variants = [] }]) =>
		[property, ...variants].map((shown) => ({ name, ...shown })),
	);
}

/** The schema of an object that holds the values of fields. */
export function schemaOf<F extends Fields>(fields: F): SchemaOf<ValuesOf<F>> {
	return objectOf(fields);
}

function objectOf<F extends Fields>(fields: F) {
	const schemas = Object.entries(fields).map(([name, { schema }]) => [name, schema()] as const);
	return z.object(
		Object.fromEntries(schemas) as { [Name in keyof F]: ReturnType<F[Name]['schema']> },
	);
}

/** Fills the fields that an object holds; undefined when none of them takes anything from the item. */
export function fillOf(fields: Fields): Fill | undefined {
	const fills = Object.entries(fields).flatMap(([name, { fill }]) =>
		fill ? [{ name, fill }] : [],
	);
	if (fills.length === 0) return undefined;
	return (values, stored, carried) => {
		const filled = { ...asRecord(values) };
		for (const { name, fill } of fills) {
			// A field that is hidden for this item, or not added, has no value and needs none.
			if (filled[name] === undefined) continue;
			filled[name] = fill(filled[name], asRecord(stored)[name], carried) as GenericValue;
		}
		return filled;
	};
}
