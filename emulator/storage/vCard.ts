import type { World } from '../world';

/** A vCard of a line, with the account's other lines as further numbers (api-v3 §b). */
export function vCard(world: World, line: string): string {
	const card = world.store.contactCards.get(line);
	const name = card ? `${card.firstName} ${card.lastName ?? ''}`.trim() : line;
	const numbers = [line, ...[...world.store.lines.keys()].filter((other) => other !== line)];
	const lines = [
		'BEGIN:VCARD',
		'VERSION:3.0',
		`FN:${name}`,
		...numbers.map((number) => `TEL:${number}`),
		'END:VCARD',
	];
	return `${lines.join('\r\n')}\r\n`;
}
