import type LinqAPIV3 from '@linqapp/sdk';

import { TARGET, type ContractCase } from '../case';

const PATH = '/v3/blocked_handles';
const body = { handle: '+12025550111', reason: 'Spam' };

/** Blocks somebody, and gives their handle. */
async function blockSomebody(linq: LinqAPIV3): Promise<string> {
	await linq.post(PATH, { body });
	return body.handle;
}

/** Who is blocked; newer than the SDK, which makes the requests all the same. */
export const blockedHandles: ContractCase[] = [
	{
		name: 'blockedHandle.block',
		parameters: { ...body },
		sdk: async (linq) => await linq.post(PATH, { body }),
	},
	{
		name: 'blockedHandle.block, a short code',
		parameters: { handle: '12345' },
		sdk: async (linq) => await linq.post(PATH, { body: { handle: '12345' } }),
	},
	{
		name: 'blockedHandle.getAll',
		target: blockSomebody,
		parameters: {},
		sdk: async (linq) => await linq.get(PATH),
	},
	{
		name: 'blockedHandle.unblock',
		emptyResponse: true,
		target: blockSomebody,
		parameters: { handle: TARGET },
		sdk: async (linq, handle) => await linq.delete(PATH, { body: { handle } }),
	},
];
