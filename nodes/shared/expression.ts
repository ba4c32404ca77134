import { asRecord } from './json';

/** Whether a stored parameter has an expression anywhere inside; n8n marks them with "=". */
export function hasExpression(parameter: unknown): boolean {
	if (typeof parameter === 'string') return parameter.startsWith('=');
	return Object.values(asRecord(parameter)).some(hasExpression);
}
