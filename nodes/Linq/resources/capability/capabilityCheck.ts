import { z } from 'zod';

import { adviceFor } from '../../../shared/errorCodes';
import { parseHandles } from '../../../shared/handles';
import { defineOperation, type Operation, type OperationSpec } from '../../../shared/operation';
import { optionalLineField, optionalLineInput } from '../../fields/line';
import { optionsField, optionsInput } from '../../fields/options';

interface CapabilityCheck
	extends Pick<OperationSpec<never>, 'value' | 'name' | 'action' | 'description'> {
	path: string;
	/** @throws MessageRuleError for handles that this service does not know */
	parse: (value: unknown) => string;
}

const CHECKS_LIMIT = 'Linq takes one check in 10 seconds, so a long list takes its time.';

/** An answer that does not tell is not a "no". */
function resultOf(available: unknown): 'yes' | 'no' | 'unknown' {
	if (typeof available !== 'boolean') return 'unknown';
	return available ? 'yes' : 'no';
}

/** One request per handle, one after the other: Linq takes one check in 10 seconds (api-v3 §4). */
export function capabilityCheck({ path, parse, ...spec }: CapabilityCheck): Operation {
	const input = z.object({
		handles: z
			.unknown()
			.transform((value) => [...new Set(parseHandles(value).map(parse))])
			.refine(({ length }) => length > 0, 'enter at least one phone number or email address'),
		from: optionalLineInput,
		options: optionsInput,
	});
	return defineOperation<z.infer<typeof input>>({
		...spec,
		fields: [
			{
				displayName: 'Handles',
				name: 'handles',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Handle' },
				default: [],
				required: true,
				placeholder: 'e.g. +12025550123',
				description: `Who to check. An expression may also give a list or text separated by commas. ${CHECKS_LIMIT}`,
			},
			{
				...optionalLineField,
				displayName: 'From',
				name: 'from',
				description: 'Your line to check from. Leave empty to let Linq choose.',
			},
			optionsField(),
		],
		input,
		each: ({ handles, ...rest }) => handles.map((handle) => ({ handles: [handle], ...rest })),
		repeat: 'idempotent',
		lane: () => 'capability',
		request: ({ handles: [address], from }) => ({
			method: 'POST',
			path,
			body: { address, ...(from && { from }) },
		}),
		output: ({ available, reason }, { handles: [handle] }) => ({
			handle,
			result: resultOf(available),
			available,
			...(reason !== undefined && { reason }),
		}),
		// 503 means that the check could not run: that is not a "no" (api-v3 §3, 4004, 4009, 4010).
		tolerate: ({ status = 0, code, message }, { handles: [handle] }) =>
			status === 503
				? {
						handle,
						result: 'unknown',
						available: null,
						reason: message ?? adviceFor(status, code).title,
					}
				: undefined,
	});
}
