import type { PollOption, PollPart } from '../state/types';

/** An option as the API and webhooks give it; what `can_be_edited` is about is not documented. */
export function optionView({ id, text, by, votes }: PollOption) {
	return {
		option_id: id,
		text,
		can_be_edited: false,
		creator_handle: by,
		voters: votes.map(({ handle, at }) => ({ handle, voted_at: at })),
	};
}

/** A poll; `total_voters` counts people, of whom each may have voted for several options. */
export function pollView({ options }: PollPart) {
	const voters = options.flatMap(({ votes }) => votes.map(({ handle }) => handle));
	return { options: options.map(optionView), total_voters: new Set(voters).size };
}
