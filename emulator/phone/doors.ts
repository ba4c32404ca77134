/** A way from the page to another program on this machine, such as the n8n that uses the emulator. */
export interface Door {
	/** What a link to it says. */
	label: string;
	/** A place behind it that helps whoever finds that no webhook is subscribed. */
	help?: { label: string; path: string };
	/** Where a path behind the door is, and the cookies that let the browser in. */
	open: (path: string) => Promise<{ location: string; cookies: string[] }>;
}
