/** What a Linq error code means to a user, and what they can do about it. */
export interface ErrorAdvice {
	/** What happened, as a short sentence without a full stop. */
	title: string;
	/** What to do next. */
	next: string;
	/** Whether only Linq's own words tell which value is meant. */
	quotesLinq?: boolean;
}

/**
 * What some codes mean for one operation, where they mean something else for others; a status stands
 * for responses that have no code.
 */
export type Meanings = Readonly<Record<number, ErrorAdvice>>;

const TRY_LATER =
	'Try again in a few minutes. If it keeps happening, give Linq support the trace ID from the details below.';
const CHECK_FILE = 'Check the file and its type, then send it again.';

const DELIVERY_FAILED: ErrorAdvice = {
	title: 'The delivery failed',
	next: 'Check that the recipient can be reached, then try again later.',
};

/** The error codes of api-v3 §3. What 4006 to 4008 mean in particular is documented nowhere. */
export const ERROR_ADVICE: Readonly<Record<number, ErrorAdvice>> = {
	1001: {
		title: 'A required field is missing',
		next: 'Fill in the field that Linq names.',
		quotesLinq: true,
	},
	1002: {
		title: 'A phone number is not in international format',
		next: 'Write it with + and the country code, for example +12025550123.',
	},
	1003: {
		title: 'Linq could not read the request',
		next: 'Check the values of this operation.',
		quotesLinq: true,
	},
	1004: {
		title: 'The message content is not valid',
		next: 'Check the text, the attachments and the link of the message.',
		quotesLinq: true,
	},
	1005: {
		title: 'A value is not allowed',
		next: 'Change the value that Linq names.',
		quotesLinq: true,
	},
	1006: {
		title: 'Direct chats cannot be updated',
		next: 'Only group chats have a name and an icon. Pick a group chat.',
	},
	1007: {
		title: 'Too many messages in a short time',
		next: 'Linq takes 30 messages a minute between one line and one person. Spread the messages out, or raise Max Retry Wait in the options.',
	},
	1008: {
		title: 'The app card is not valid',
		next: 'Check the app and layout of the card.',
		quotesLinq: true,
	},
	2001: {
		title: 'The chat was not found',
		next: 'Check the chat ID, and that the credential belongs to the account that has this chat.',
	},
	2002: {
		title: 'The message was not found',
		next: 'Check the message ID. A message may have been deleted or have expired.',
	},
	2003: {
		title: 'The attachment was not found',
		next: 'Check the attachment ID, and that it was uploaded with the same account.',
	},
	2004: {
		title: 'Linq does not accept the API token',
		next: 'Open the credential and paste a valid token from the Linq dashboard.',
	},
	2005: {
		title: 'Linq denied access',
		next: 'Check that the account owns this item and that the operation is possible in this kind of chat.',
		quotesLinq: true,
	},
	2006: {
		title: 'This account may not send from that number',
		next: 'Choose one of your own lines in From.',
	},
	2007: {
		title: 'The attachment is not ready yet',
		next: 'Linq is still processing the upload. Try again in a few seconds.',
	},
	2008: {
		title: 'This recipient may not be messaged yet',
		next: 'On sandbox and shared lines the person must text your line first.',
	},
	2009: {
		title: 'The chat is still being created',
		next: 'Try again in a few seconds.',
	},
	2010: {
		title: 'The webhook subscription was not found',
		next: 'It may have been deleted. List the subscriptions to see which exist.',
	},
	2011: {
		title: 'Your account does not have this feature',
		next: 'Ask Linq support to enable it.',
	},
	2012: {
		title: 'No contact card is set up for this line',
		next: 'Set up a contact card in the Linq dashboard first.',
	},
	2013: {
		title: 'This chat is no longer available',
		next: 'Your line has left it. Start a new chat instead.',
	},
	2014: {
		title: 'This line already has a contact card',
		next: 'Update the contact card instead of creating one.',
	},
	2015: {
		title: 'The request conflicts with the current state',
		next: 'Get the record, see what state it is in, and adjust the request.',
		quotesLinq: true,
	},
	2016: {
		title: 'This does not work in group chats',
		next: 'Use a direct chat.',
	},
	2017: {
		title: 'The service of this chat does not support this',
		next: 'It needs iMessage; this chat runs on RCS or SMS.',
	},
	2018: {
		title: 'App cards can only be sent over iMessage',
		next: 'Send a text or a link to people without iMessage.',
	},
	2019: {
		title: 'The phone number was not found',
		next: 'Pick one of the lines of this account.',
	},
	2021: {
		title: 'The payment request was not found',
		next: 'Check its ID.',
	},
	2022: {
		title: 'The contact card could not be set up completely',
		next: 'Run the operation again.',
	},
	2023: {
		title: 'Nobody can be mentioned in a direct chat',
		next: 'Remove the mention, or send to a group chat.',
	},
	2024: {
		title: 'This person has opted out of your messages',
		next: 'Do not message them. They are reachable again once they write to you.',
	},
	2026: {
		title: 'You have blocked this handle',
		next: 'Unblock it in the Linq dashboard to send to it.',
	},
	2027: {
		title: 'This line cannot send at the moment',
		next: 'Use another line, or look at the state of this line in the Linq dashboard.',
	},
	2028: {
		title: 'App clips can only be sent over iMessage',
		next: 'Remove the preferred service, or send a link.',
	},
	3001: { title: 'Linq had an internal error', next: TRY_LATER },
	3002: { title: 'Linq had an internal error', next: TRY_LATER },
	3003: { title: 'Linq had an internal error', next: TRY_LATER },
	3004: { title: 'Linq had an internal error', next: TRY_LATER },
	3005: { title: 'Linq took too long to answer', next: TRY_LATER },
	3006: { title: 'Linq had an internal error', next: TRY_LATER },
	3007: {
		title: 'Linq gave up delivering after several attempts',
		next: 'Check that the recipient can be reached, then try again later.',
	},
	4001: DELIVERY_FAILED,
	4002: {
		title: 'The phone behind this line is not available',
		next: 'Try again in a few minutes, or use another line.',
	},
	4003: {
		title: 'A webhook delivery failed',
		next: 'Check that the webhook URL can be reached from the internet.',
	},
	4004: {
		title: 'The service is not available at the moment',
		next: 'Try again in about 30 seconds. For RCS, check that the line has it enabled.',
	},
	4005: {
		title: 'The recipient cannot receive this kind of message',
		next: 'Send a plain text instead.',
	},
	4006: DELIVERY_FAILED,
	4007: DELIVERY_FAILED,
	4008: DELIVERY_FAILED,
	4009: {
		title: 'RCS could not be checked because the line has no RCS account',
		next: 'Treat the result as unknown, not as "no".',
	},
	4010: {
		title: 'RCS could not be checked at the moment',
		next: 'Treat the result as unknown, not as "no", and try again later.',
	},
	5001: { title: 'The upload failed', next: CHECK_FILE },
	5002: {
		title: 'Linq could not download the file',
		next: 'Check that the URL opens without a sign-in and points to the file itself.',
	},
	5003: { title: 'Linq could not create a URL for the file', next: TRY_LATER },
	5004: {
		title: 'This type of file is not accepted',
		next: 'Convert the file to a common type, for example JPEG, PNG, MP4, M4A or PDF.',
	},
	5005: {
		title: 'The file is too large',
		next: 'Linq takes files of up to 10 MB from a URL and up to 100 MB from File of the Item or by Attachment ID.',
	},
	5006: {
		title: 'The file is not what its type says',
		next: CHECK_FILE,
	},
	5007: {
		title: 'Linq could not fetch the image',
		next: 'Check that the URL opens without a sign-in and points to the image itself.',
	},
};

/** For responses without a Linq code, or with one that is newer than this list. */
const STATUS_ADVICE: Readonly<Record<number, ErrorAdvice>> = {
	400: {
		title: 'Linq did not accept the request',
		next: 'Check the values of this operation.',
		quotesLinq: true,
	},
	401: ERROR_ADVICE[2004],
	403: {
		title: 'Linq denied access',
		next: 'Check that this account may do this with this line and chat.',
	},
	404: { title: 'Linq did not find what was asked for', next: 'Check the IDs of this operation.' },
	407: {
		title: 'The proxy of this n8n instance wants a user name and a password',
		next: "Ask the instance's administrator to add them to the environment variable HTTPS_PROXY.",
	},
	408: ERROR_ADVICE[3005],
	409: ERROR_ADVICE[2015],
	413: ERROR_ADVICE[5005],
	422: {
		title: 'Linq cannot process the request',
		next: 'Check the content: the file or message type may not be supported.',
		quotesLinq: true,
	},
	429: {
		title: 'Linq asks to slow down',
		next: 'Spread the requests out, or raise Max Retry Wait in the options.',
	},
	503: {
		title: 'Linq is not available at the moment',
		next: TRY_LATER,
	},
	504: ERROR_ADVICE[3005],
};

const REDIRECT: ErrorAdvice = {
	title: 'The server answered with a redirect',
	next: 'Check the base URL of the credential. Redirects are not followed, because the API token would be sent along.',
};
const SERVER_ERROR: ErrorAdvice = { title: 'Linq had an error', next: TRY_LATER };
const OTHER: ErrorAdvice = {
	title: 'The answer was not understood',
	next: 'Check the base URL of the credential; it may not be the Linq API.',
};

/**
 * The advice for a response. The status decides where it says more than the code: a sample of
 * Linq's own spec gives 429 the code of a failed delivery (api-v3 §f row 18).
 *
 * @param meanings those of the operation
 */
export function adviceFor(status: number, code?: number, meanings: Meanings = {}): ErrorAdvice {
	const byCode = meanings[code ?? status] ?? ERROR_ADVICE[code ?? status];
	if (byCode && !(status === 429 && code !== 1007)) return byCode;
	if (STATUS_ADVICE[status]) return STATUS_ADVICE[status];
	if (status >= 300 && status < 400) return REDIRECT;
	if (status >= 400 && status < 500) return STATUS_ADVICE[400];
	return status >= 500 ? SERVER_ERROR : OTHER;
}
