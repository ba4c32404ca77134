/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads files of the repository */
import { readFileSync } from 'node:fs';

import { brokenPromises, withContract } from '../../scripts/lib/contractBlock.js';
import { publicContract } from './publicContract';

const architecture = readFileSync('docs/architecture.md', 'utf8');
const contract = publicContract();

describe('The public contract', () => {
	it('is kept: no name that saved workflows use is gone', () => {
		expect(brokenPromises(architecture, contract)).toEqual([]);
	});

	it('is written down; after an addition, npm run docs writes it', () => {
		expect(architecture).toBe(withContract(architecture, contract));
	});

	it.each([
		['a parameter', ' text ', ' words '],
		['a value', '=plain|', '=simple|'],
		['a mode', '{list|', '{menu|'],
	])('is broken by another name of %s', (_, name, other) => {
		const changed = contract.map((line) => line.replace(name, other));
		expect(changed).not.toEqual(contract);
		expect(brokenPromises(architecture, changed)).not.toEqual([]);
	});
});
