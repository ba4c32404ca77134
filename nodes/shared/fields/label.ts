import type { INodeProperties } from 'n8n-workflow';

/** The name under which the user knows the value at a path of the input. */
export function labelOf(
	properties: INodeProperties[],
	path: Array<string | number>,
): string | undefined {
	const field = properties.find(({ name }) => name === path[0]);
	if (!field) return undefined;
	const option = field.options?.find(({ name }) => name === path[1]);
	return option && 'displayName' in option ? option.displayName : field.displayName;
}
