import { LABEL_SEPARATOR } from '../../shared/listSearch/labels';
import { DEFAULT_LIMIT } from './deadline';

const { resumeAmount, resumeUnit } = DEFAULT_LIMIT;

/** What was chosen from the list begins with who is in the chat. */
const chat = `(({ cachedResultName: label, value } = {}) =>
	label ? "“" + label.split("${LABEL_SEPARATOR}")[0] + "”"
	: !value || value[0] === "=" ? "the chat of the incoming item"
	: "chat " + value)($parameter.toJSON().chatId)`;

const end = `(({ limitType, maxDateAndTime, resumeAmount = ${resumeAmount}, resumeUnit = "${resumeUnit}" } = {}) =>
	[resumeAmount, resumeUnit, maxDateAndTime].some((given) => String(given)[0] === "=") ? "until the time that the item says"
	: limitType === "atSpecifiedTime" ? "until " + maxDateAndTime
	: "for " + resumeAmount + " " + resumeUnit)($parameter.toJSON().options?.limitWaitTime?.values)`;

/**
 * What the editor shows beside a node that waits: an expression of n8n's, which sees the parameters and
 * nothing of the execution. `$parameter.chatId` would be the ID alone, and an error where it depends on
 * an item; `toJSON` gives it as it is saved, with the name that was chosen from the list.
 */
export const waitingNodeTooltip = `={{ "Waiting for an answer in " + ${chat} + ", " + ${end} }}`;
