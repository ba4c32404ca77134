import type { IDataObject } from 'n8n-workflow';

/** What JavaScript writes for an object inside a text, as in `Hi {{ $json.customer }}`. */
const OBJECT_AS_TEXT = '[object Object]';
const REFERENCE = /\$json((?:\.[A-Za-z_$][\w$]*|\[(?:"[^"]*"|'[^']*'|\d+)\])+)/g;
const STEP = /[A-Za-z_$][\w$]*|\d+|"[^"]*"|'[^']*'/g;
/** Fields that are named in an error; more of them would not help. */
const NAMED_FIELDS = 8;

/**
 * What is wrong with an object where a text belongs, in words that go on from the field's label.
 *
 * @param expression the field's expression, if it has one
 * @param json the item's fields, which the expression refers to
 */
export function objectProblem(value: object, expression: unknown, json: IDataObject): string {
	const reference = referencesIn(expression).find((path) => isEntry(valueAt(json, path)));
	const found = reference && valueAt(json, reference);
	return problemOf(isEntry(found) ? found : value, reference);
}

/**
 * What is wrong with the texts that an expression gave, when it put an object into one of them.
 *
 * @param value a text, or rows and groups of them
 * @returns undefined when there is no object in them
 */
export function objectInTextProblem(
	value: unknown,
	expression: unknown,
	json: IDataObject,
): string | undefined {
	if (!hasObjectAsText(value)) return undefined;
	const references = referencesIn(expression);
	// Somebody may have written just these words.
	if (references.some((path) => hasWords(valueAt(json, path)))) return undefined;
	const reference = references.find((path) => isEntry(valueAt(json, path)));
	const found = reference && valueAt(json, reference);
	return problemOf(isEntry(found) ? found : {}, reference);
}

function hasWords(value: unknown): boolean {
	return typeof value === 'string' && value.includes(OBJECT_AS_TEXT);
}

/** Whether a text, or one of those in rows and groups of fields, has an object in it. */
export function hasObjectAsText(value: unknown): boolean {
	return hasWords(value) || (isEntry(value) && Object.values(value).some(hasObjectAsText));
}

function problemOf(value: object, reference = '$json.customer'): string {
	if (Array.isArray(value)) {
		return `the expression gives a list where a text belongs. Pick one of its entries, such as {{ ${reference}[0] }}, or join them.`;
	}
	const fields = Object.keys(value).slice(0, NAMED_FIELDS);
	const named = fields.length > 0 ? ` with the fields ${fields.join(', ')}` : '';
	return `the expression gives an object${named} where a text belongs. Pick one of its fields, such as {{ ${reference}.${fields[0] ?? 'name'} }}.`;
}

/** The parts of an expression that name something of the item, such as `$json.order.id`. */
function referencesIn(expression: unknown): string[] {
	if (typeof expression === 'string') return expression.match(REFERENCE) ?? [];
	return isEntry(expression) ? Object.values(expression).flatMap(referencesIn) : [];
}

function valueAt(json: IDataObject, reference: string): unknown {
	const steps = reference.slice('$json'.length).match(STEP) ?? [];
	return steps.reduce<unknown>((value, step) => {
		const name = step.replace(/^["']|["']$/g, '');
		return isEntry(value) && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
	}, json);
}

function isEntry(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
