import type { Call } from '../http/endpoint';
import { refusal } from '../refusal';
import { queryValue } from '../http/read';
import { lowerBound } from '../state/ordered';

interface Sequenced {
	seq: number;
}

export interface Page<T> {
	rows: T[];
	nextCursor: string | null;
}

interface Listing<T> {
	/** Oldest first. */
	rows: readonly T[];
	defaultLimit: number;
	order?: 'asc' | 'desc';
	matches?: (row: T) => boolean;
}

function limitOf(call: Call, fallback: number): number {
	const text = queryValue(call, 'limit');
	if (text === undefined) return fallback;
	const limit = Number(text);
	if (!/^\d+$/.test(text) || limit < 1 || limit > 100) {
		throw refusal(1005, 'limit must be an integer between 1 and 100');
	}
	return limit;
}

function positionOf(cursor: string): number {
	const match = /^after:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString());
	if (!match) throw refusal(1005, 'cursor is not valid');
	return Number(match[1]);
}

/**
 * One page of a list (api-v3 §c), newest first unless asked otherwise; Linq documents no order. A
 * cursor names the last row that was given, not a count of rows, so that rows which come or go
 * while somebody pages neither repeat nor hide others.
 */
export function pageOf<T extends Sequenced>(call: Call, listing: Listing<T>): Page<T> {
	const { rows, matches } = listing;
	const limit = limitOf(call, listing.defaultLimit);
	const cursor = queryValue(call, 'cursor');
	const step = listing.order === 'asc' ? 1 : -1;
	let index = step === 1 ? 0 : rows.length - 1;
	if (cursor !== undefined) {
		const position = positionOf(cursor);
		index = step === 1 ? lowerBound(rows, position + 1) : lowerBound(rows, position) - 1;
	}
	const page: T[] = [];
	for (; index >= 0 && index < rows.length; index += step) {
		if (matches && !matches(rows[index])) continue;
		if (page.length === limit) {
			const last = page[page.length - 1].seq;
			return { rows: page, nextCursor: Buffer.from(`after:${last}`).toString('base64url') };
		}
		page.push(rows[index]);
	}
	return { rows: page, nextCursor: null };
}
