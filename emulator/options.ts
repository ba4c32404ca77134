/** The states of a sent message: milliseconds from the request to each. */
export interface Life {
	sent: number;
	delivered: number;
	read: number;
}

export interface EmulatorOptions {
	/** 0, the default, takes a free port. */
	port?: number;
	/** The bearer token that calls must carry. */
	token?: string;
	/** Whether the account starts with lines, contacts, chats and history. Default true. */
	seed?: boolean;
	/** Time stands still unless it is pushed with `advanceClock`. Default false. */
	frozenClock?: boolean;
	/** When a sent message is sent, delivered and read. Default 100, 300 and 1,000 ms. */
	life?: Partial<Life>;
	/** When queued work (rename, add, remove, leave) is done. Default 50 ms. */
	queueMs?: number;
	/** `false` switches the limit off. Default 30 messages per 60,000 ms and pair. */
	rateLimit?: { messages: number; perMs: number } | false;
	/** How long an uploaded attachment stays "not ready" (404/2007). Default 0 ms. */
	attachmentReadyMs?: number;
	/** Waits before each retry of a webhook. Default 200, 400, 800, 1,600 and 3,200 ms. */
	webhookRetryMs?: number[];
	/** How long a webhook target may take to respond, in real time. Default 10,000 ms. */
	webhookTimeoutMs?: number;
	/** Refuses targets that are not public https, as Linq does. Default false. */
	strictTargets?: boolean;
	/** Delivers to targets beyond this machine, too. Default false: such deliveries fail. */
	outbound?: boolean;
	/** Typing in groups: 403 as in the seed documents, or allowed as Linq does since 2026-08. */
	typingInGroups?: boolean;
}

export type Settings = Required<Omit<EmulatorOptions, 'life' | 'rateLimit'>> & {
	life: Life;
	rateLimit: { messages: number; perMs: number };
};

export const defaultToken = 'linq-emulator-token';

/** Fills in the defaults. */
export function settingsOf(options: EmulatorOptions): Settings {
	return {
		port: 0,
		token: defaultToken,
		seed: true,
		frozenClock: false,
		queueMs: 50,
		attachmentReadyMs: 0,
		webhookRetryMs: [200, 400, 800, 1600, 3200],
		webhookTimeoutMs: 10_000,
		strictTargets: false,
		outbound: false,
		typingInGroups: false,
		...options,
		life: { sent: 100, delivered: 300, read: 1000, ...options.life },
		rateLimit:
			options.rateLimit === false
				? { messages: Infinity, perMs: 60_000 }
				: (options.rateLimit ?? { messages: 30, perMs: 60_000 }),
	};
}
