import type { ContextType, IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * n8n's memory of a node, or of a whole execution (`flow`): it goes into the execution's data when
 * the node has ended.
 *
 * @returns undefined where there is no execution, as in n8n's Agents
 */
export function contextOf(
	context: Pick<IExecuteFunctions, 'getContext'>,
	type: ContextType,
): IDataObject | undefined {
	try {
		return context.getContext(type);
	} catch {
		// n8n throws where the execution has no data, and has no way to check first.
		return undefined;
	}
}
