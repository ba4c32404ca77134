import { defineOperation } from '../../engine/defineOperation';
import type { OperationTexts } from '../../engine/operation';
import { adviceFor } from '../../../shared/linq/errorCodes';
import { notice } from '../../../shared/fields/field';
import { calledInTool, withProperty } from '../../../shared/fields/shown';
import { parseHandles } from '../../../shared/handles';
import { handles } from '../../fields/handle';
import { optionalLine } from '../../fields/line';

interface CapabilityCheck extends OperationTexts {
	path: string;
	/** Who can be checked: what a model takes it for, and an example. */
	people: string;
	example: string;
	/** @throws InputError for handles that this service does not know */
	parse: (value: unknown) => string;
}

/** Linq refuses more than one check in 10 seconds, and the node waits for the next (api-v3 §4). */
const DURATION =
	'Linq takes one check every 10 seconds: 6 people take about a minute, 100 people about 17 minutes. n8n shows the results when all are there; with Loop Over Items before this node, one after the other.';

/** A response without a result is not a "no". */
function resultOf(available: unknown): 'yes' | 'no' | 'unknown' {
	if (typeof available !== 'boolean') return 'unknown';
	return available ? 'yes' : 'no';
}

/** One request per handle, one after the other: Linq takes one check in 10 seconds (api-v3 §4). */
export function capabilityCheck({ path, people, example, parse, ...texts }: CapabilityCheck) {
	const checked = calledInTool(
		handles(
			{
				displayName: 'Handles',
				addButton: 'Add Handle',
				required: true,
				placeholder: `e.g. ${example}`,
				description:
					'Who to check. An expression may also give a list or text separated by commas.',
			},
			(value) => [...new Set(parseHandles(value).map(parse))],
		),
		people,
	);
	const from = withProperty(optionalLine('Line that Linq chooses'), {
		displayName: 'From',
		description: 'Your line to check from. Leave empty to let Linq choose.',
	});

	return defineOperation({
		...texts,
		fields: { duration: notice(DURATION), handles: checked, from },
		check: (values, refuse) =>
			values.handles.length > 0
				? { handles: values.handles, from: values.from }
				: refuse('handles', `enter at least one, such as ${example}`),

		split: (input) => input.handles.map((handle) => ({ ...input, handles: [handle] })),
		repeat: 'idempotent',
		lane: () => 'capability',
		request: (input) => ({
			method: 'POST',
			path,
			body: { address: input.handles[0], ...(input.from && { from: input.from }) },
		}),
		output: ({ available, reason }, { handles: [handle] }) => ({
			handle,
			result: resultOf(available),
			available,
			...(reason !== undefined && { reason }),
		}),
		// 503 means that the check could not run: that is not a "no" (api-v3 §3, 4004, 4009, 4010).
		onRefusal: ({ status = 0, code, message }, { handles: [handle] }) =>
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
