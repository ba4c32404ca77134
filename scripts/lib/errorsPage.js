/**
 * The page about Linq's error codes, docs/errors.md; each code is a heading, so that errors can link to it.
 *
 * @param {Record<number, { title: string, next: string }>} advice by code
 */
function errorsPage(advice) {
	const sections = Object.entries(advice).map(
		([code, { title, next }]) => `## ${code}\n\n**${title}.** ${next}\n`,
	);
	return `${INTRODUCTION}\n${sections.join('\n')}`;
}

const INTRODUCTION = `# Errors

When Linq refuses something, the node says what happened and what to do. Under **From Linq** in the error you find what Linq itself said, and:

| Field | What it is |
|---|---|
| \`linqCode\` | Linq's number for the error; they are listed below |
| \`traceId\` | what Linq support needs to find the request |
| \`idempotencyKey\` | the name of this message at Linq. To send it again without sending it twice, put the key into *Options → Idempotency Key*. |
| \`httpStatus\` | the status of the response; not there if there was no response |
| \`fault\` | why there was no response, in the system's words: \`ENOTFOUND\` is a host that does not exist, \`ECONNREFUSED\` a server that is not running, \`ECONNABORTED\` a timeout |
| \`waitSeconds\` | how long Linq asks to wait |

**Linq may have accepted it** means that the request was sent and no response came back, or one that says nothing. Look into the chat, or send it again with the same idempotency key: if Linq has it already, it does not send it twice.
`;

module.exports = { errorsPage };
