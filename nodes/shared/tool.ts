import type { INode } from 'n8n-workflow';

/** Whether an AI agent runs the node: n8n adds "Tool" to the type of the copy that agents see. */
export function isToolNode({ type }: INode): boolean {
	return type.endsWith('Tool');
}
