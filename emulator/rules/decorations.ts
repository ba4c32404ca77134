import { refusal } from '../refusal';
import { isObject } from '../values';
import type { TextDecoration } from '../state/types';

const styles = ['bold', 'italic', 'strikethrough', 'underline'];
const animations = ['big', 'small', 'shake', 'nod', 'explode', 'ripple', 'bloom', 'jitter'];

function check(value: unknown, name: string, textLength: number): TextDecoration {
	if (!isObject(value)) throw refusal(1004, `${name} must be an object`);
	const { range, style, animation } = value;
	if (!Array.isArray(range) || range.length !== 2 || !range.every(Number.isInteger)) {
		throw refusal(1004, `${name}.range must be exactly two integers`);
	}
	const [start, end] = range as [number, number];
	// JavaScript's own string length is in UTF-16 code units, as Linq's ranges are.
	if (start < 0 || start >= end || end > textLength) {
		throw refusal(1004, `${name}.range must satisfy 0 <= start < end <= ${textLength}`);
	}
	if ((style === undefined) === (animation === undefined)) {
		throw refusal(1004, `${name} must have exactly one of style or animation`);
	}
	if (style !== undefined) {
		if (typeof style !== 'string' || !styles.includes(style)) {
			throw refusal(1004, `${name}.style must be one of ${styles.join(', ')}`);
		}
		return { range: [start, end], style };
	}
	if (typeof animation !== 'string' || !animations.includes(animation)) {
		throw refusal(1004, `${name}.animation must be one of ${animations.join(', ')}`);
	}
	return { range: [start, end], animation };
}

function overlap(a: TextDecoration, b: TextDecoration): boolean {
	return a.range[0] < b.range[1] && b.range[0] < a.range[1];
}

/**
 * Checks the decorations of one text part (api-v3 §d.2, rules 6–8): styles may overlap each other,
 * an animation may overlap nothing. Ranges that touch do not overlap.
 */
export function checkDecorations(
	value: unknown,
	name: string,
	textLength: number,
): TextDecoration[] | null {
	if (value === undefined || value === null) return null;
	if (!Array.isArray(value)) throw refusal(1004, `${name} must be an array`);
	if (value.length > 100) throw refusal(1004, `${name} must not have more than 100 entries`);
	const decorations = value.map((entry, index) => check(entry, `${name}[${index}]`, textLength));
	for (const [index, animated] of decorations.entries()) {
		if (!animated.animation) continue;
		const other = decorations.findIndex((d, at) => at !== index && overlap(animated, d));
		if (other >= 0) {
			throw refusal(1004, `${name}[${index}] is an animation and overlaps ${name}[${other}]`);
		}
	}
	return decorations;
}
