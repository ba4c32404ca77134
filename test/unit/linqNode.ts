import type { INode } from 'n8n-workflow';

/** The Linq node, for errors that name it. */
export const node: INode = {
	id: '1',
	name: 'Linq',
	type: 'linq',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
