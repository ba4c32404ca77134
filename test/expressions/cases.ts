import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

/** An expression, and the item that it is evaluated for. */
export type ExpressionCase = [expression: string, json: IDataObject];

const NAMES = [
	...['name', 'chatId', 'order_no', '_x', 'A1', 'length', 'then', 'first', 'isEmpty'],
	// What all objects have, and what n8n or JavaScript could take for something of its own.
	...['toString', 'valueOf', 'hasOwnProperty', 'toLocaleString', 'isPrototypeOf', 'globalThis'],
	...['window', 'process', 'eval', 'this', 'null', 'class', 'delete', 'json', 'data', 'toJSON'],
];
const SPACES = ['', ' ', '\n\t', '\r\n', '\u00a0', '\ufeff', '\u2028', '\v\f'];

/** Every kind of text, lone surrogates and control characters among them. */
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const value = fc.oneof(text, fc.double(), fc.boolean(), fc.jsonValue(), fc.constant('={{ 1 }}'));
const json = fc.dictionary(fc.constantFrom(...NAMES), value) as fc.Arbitrary<IDataObject>;

const reference = fc
	.tuple(fc.constantFrom(...SPACES), fc.constantFrom(...NAMES))
	.map(([space, field]) => `{{${space}$json.${field}${space}}}`);
const piece = fc.oneof(
	reference,
	reference,
	text,
	fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)),
	fc.constantFrom('\\', '{', '}}', '$json.name', "'", '`', '${1}', '\u2028', '/*', '//'),
);
const expression = fc.array(piece, { maxLength: 5 }).map((pieces) => `=${pieces.join('')}`);

/** Expressions such as people drag together, and such as nobody would write. */
export const expressionCases: fc.Arbitrary<ExpressionCase> = fc.tuple(expression, json);

/** What to do when n8n and the reader of simple expressions disagree. */
export const whenN8nChanges = (shown: string) =>
	`n8n now makes something else of ${shown} than fieldReader does. n8n is right: let fieldReader give ` +
	'undefined for expressions like this one, so that n8n evaluates them. Add it as a case to the ' +
	'unit test of fieldReader.';
