import type { INodeProperties } from 'n8n-workflow';
import { ZodError } from 'zod';

import { callOptions, simplifyField } from './callOptions';
import {
	collection,
	fillOf,
	onFirstUse,
	propertiesOf,
	schemaOf,
	withProperty,
	type Fields,
} from '../../shared/fields/field';
import type { Operation, OperationSpec, OperationValues } from './operation';
import { runItems } from './runItems';
import { userMessages } from '../../shared/fields/zodMessages';

/** Makes an operation: gives it Simplify and Options, and what checks and runs it. */
export function defineOperation<
	F extends Fields,
	Options extends Fields = Record<never, never>,
	Input = OperationValues<F, Options>,
>(spec: OperationSpec<F, Options, Input>): Operation<Input> {
	const { fields, check, simplify } = spec;
	const options = optionsField(spec.options);
	const shown = { ...fields, ...(simplify && { simplify: simplifyField }), options };
	const schema = onFirstUse(() =>
		schemaOf(fields)
			.and(schemaOf({ options }))
			.and(schemaOf({ simplify: simplifyField })),
	);
	const fill = fillOf(shown);

	const operation: Operation<Input> = {
		...spec,
		properties: propertiesOf(shown),
		parse: (given, stored, carried) => {
			const filled = fill?.(given, stored, carried) ?? given;
			const values = schema.parse(filled, { errorMap: userMessages });
			// Without a check, `Input` is what the fields give.
			const input = (check?.(values, refuse) ?? values) as Input;
			return { input, settings: values.options, isSimplified: values.simplify };
		},
		run: async (context) => await runItems(context, operation),
	};
	return operation;
}

/** The Options collection of an operation, in alphabetical order. */
function optionsField<Own extends Fields>(own: Own | undefined) {
	const fields = { ...callOptions, ...own };
	return withProperty(collection({ displayName: 'Options', placeholder: 'Add option' }, fields), {
		options: propertiesOf(fields).sort(byDisplayName),
	});
}

/** Not `localeCompare`: its first call loads tables for 10 ms, and n8n loads every node when it starts. */
const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName < b.displayName ? -1 : 1;

function refuse(field: string, message: string): never {
	throw new ZodError([{ code: 'custom', path: [field], message }]);
}
