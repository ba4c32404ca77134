import type { Resource } from '../../engine/registry';
import { send } from './send';

export const voiceMemo: Resource = {
	value: 'voiceMemo',
	name: 'Voice Memo',
	operations: [send],
};
