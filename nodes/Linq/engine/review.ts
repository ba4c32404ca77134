import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { asRecord } from '../../shared/json';

/**
 * Whether a person reviews an agent's call of another tool by this node: n8n makes such a copy of every
 * node that can send and wait.
 */
export function isReview(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('HitlTool');
}

/**
 * A text of a review with the parameters of the tool in it: n8n's default text has an object in their
 * place.
 *
 * @param json the item of the review, to which n8n has added the call of the tool
 */
export function withToolParameters(text: unknown, { toolParameters }: IDataObject): unknown {
	if (typeof text !== 'string') return text;
	return text.replaceAll(String({}), () => readable(toolParameters));
}

function readable(parameters: unknown): string {
	return Object.entries(asRecord(parameters))
		.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
		.join('\n');
}
