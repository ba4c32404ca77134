import { ZodError } from 'zod';

import { callOptions, messageOptions, simplifyOption } from './callOptions';
import { collection, fillOf, propertiesOf, schemaOf, type Fields } from '../../shared/fields/field';
import { withProperty } from '../../shared/fields/shown';
import type { Operation, OperationSpec, OperationValues } from './operation';
import { onFirstUse } from './onFirstUse';
import { runItems } from './runItems';
import { userMessages } from '../../shared/fields/zodMessages';

/** Makes an operation: adds Options, `parse` and `run`. */
export function defineOperation<
	F extends Fields,
	Options extends Fields = Record<never, never>,
	Input = OperationValues<F, Options>,
>(spec: OperationSpec<F, Options, Input>): Operation<Input> {
	const { fields, check } = spec;
	const options = optionsField(spec);
	const schema = onFirstUse(() => schemaOf(fields).and(schemaOf({ options })));
	const fill = fillOf({ ...fields, options });

	const operation: Operation<Input> = {
		...spec,
		properties: propertiesOf({ ...fields, options }),
		parse: (given, stored, item) => {
			const filled = fill?.(given, stored, item.carried) ?? given;
			const values = schema().parse(filled, { errorMap: userMessages });
			// Without a check, `Input` is what the fields give.
			const input = (check?.(values, refuse, item) ?? values) as Input;
			return { input, settings: values.options, isSimplified: values.options.simplify ?? true };
		},
		run: async (context) => await runItems(context, operation),
	};
	return operation;
}

/** The Options of an operation: its own first, then those that all have, which fewer people need. */
function optionsField<Own extends Fields>({
	options: own,
	simplify,
	isMessage,
}: {
	options?: Own;
	simplify?: unknown;
	isMessage?: boolean;
}) {
	const fields = { ...own, ...messageOptions, ...simplifyOption, ...callOptions };
	const unused = { ...(!isMessage && messageOptions), ...(!simplify && simplifyOption) };
	const shown = propertiesOf(fields).filter(({ name }) => !(name in unused));
	return withProperty(collection({ displayName: 'Options', placeholder: 'Add Option' }, fields), {
		options: shown,
	});
}

function refuse(field: string, message: string): never {
	throw new ZodError([{ code: 'custom', path: [field], message }]);
}
