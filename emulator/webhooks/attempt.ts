/** How one attempt of a delivery ended. */
export interface Outcome {
	/** The response's status, or null when there was none. */
	status: number | null;
	error?: string;
	verdict: 'delivered' | 'retry' | 'lost';
}

// Linq does not retry a host that does not exist, but does retry any other failure to connect.
const permanentErrors = ['ENOTFOUND', 'ERR_INVALID_URL'];

function causeOf(error: unknown): string {
	const { cause, name } = error as {
		cause?: { code?: string; message?: string };
		name?: string;
	};
	return cause?.code ?? cause?.message ?? name ?? String(error);
}

function verdictOf(status: number): Outcome['verdict'] {
	if (status >= 200 && status < 300) return 'delivered';
	return status >= 500 || status === 429 ? 'retry' : 'lost';
}

/** One attempt: POST, and what the response means for a retry (api-v3 §e.2). A 3xx is not followed. */
export async function attempt(
	url: string,
	body: string,
	headers: Record<string, string>,
	signal: AbortSignal,
): Promise<Outcome> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			body,
			headers: { 'Content-Type': 'application/json', ...headers },
			redirect: 'manual',
			signal,
		});
		await response.arrayBuffer();
		return { status: response.status, verdict: verdictOf(response.status) };
	} catch (error) {
		const cause = causeOf(error);
		return {
			status: null,
			error: cause,
			verdict: permanentErrors.includes(cause) ? 'lost' : 'retry',
		};
	}
}
