import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an AI agent runs the node: n8n adds "Tool" to the type of the copy that agents see. */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}
