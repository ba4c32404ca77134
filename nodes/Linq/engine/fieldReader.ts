import type { IDataObject } from 'n8n-workflow';

const REFERENCE = /\{\{\s*\$json\.([A-Za-z_]\w*)\s*\}\}/;
/** A brace or a backslash in the text may have a meaning that only n8n knows. */
const ONLY_REFERENCES = new RegExp(`^=(?:[^{}\\\\]|${REFERENCE.source})*$`);
/** Names that n8n's sandbox refuses to read; some of them it refuses even inside text. */
const REFUSED =
	/constructor|prototype|__|globalThis|PrototypeOf|PropertyDescriptor|definePropert|prepareStackTrace|mainModule|binding|_load|caller|callee|arguments|getBuiltinModule|dlopen|execve|loadEnvFile/i;

type Simple = string | number | boolean;

/**
 * Makes a function that gives the value of an expression for an item, if the expression does no
 * more than name fields of the item, such as `={{ $json.chatId }}` or `=Hi {{ $json.name }}`:
 * what dragging a field into the node makes. n8n sets up a sandbox for each evaluation, which
 * would take as long for the fields of a message as sending it (docs/benchmarks.md).
 *
 * @returns undefined for any other expression. The function gives undefined when a field is missing
 * or is not a text, number or boolean. What those are is for n8n to say.
 */
export function fieldReader(
	expression: string,
): ((json: IDataObject) => Simple | undefined) | undefined {
	if (!ONLY_REFERENCES.test(expression) || REFUSED.test(expression)) return undefined;
	const content = expression.slice(1);
	// Text at even indices, names of fields at odd ones.
	const pieces = content.split(REFERENCE);
	// What all objects have: n8n's sandbox gives the object's own, whatever the item says, and its older
	// engine looks a content up in a plain object.
	if ([content, ...pieces].some((name) => name in Object.prototype)) return undefined;
	const isOneField = pieces.length === 3 && pieces[0] === '' && pieces[2] === '';

	return (json) => {
		const values = pieces.map((piece, place) => (place % 2 === 0 ? piece : own(json, piece)));
		if (!values.every(isSimple)) return undefined;
		return isOneField ? values[1] : values.join('');
	};
}

function own(json: IDataObject, name: string) {
	return Object.hasOwn(json, name) ? json[name] : undefined;
}

function isSimple(value: unknown): value is Simple {
	return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
