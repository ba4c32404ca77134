const { blockOf, withBlock } = require('./generatedBlock.js');

const FENCE = '```';

/** The lines of the public contract that a document names. */
const namedContract = (document) =>
	blockOf(document, 'contract')
		.split('\n')
		.filter((line) => line.includes(': '));

/**
 * The document with these lines as the public contract.
 *
 * @param {string} document
 * @param {string[]} lines as `publicContract` gives them
 */
const withContract = (document, lines) =>
	withBlock(document, 'contract', [`${FENCE}text`, ...lines, FENCE].join('\n'));

/**
 * Names that the document promises and the nodes do not have any more.
 *
 * @param {string} document
 * @param {string[]} lines as `publicContract` gives them
 */
function brokenPromises(document, lines) {
	const names = new Set(lines.flatMap(namesOf));
	return namedContract(document)
		.flatMap(namesOf)
		.filter((name) => !names.has(name));
}

/** One name for each thing in a line; `a: b=c|d` has a: b, a: b=c and a: b=d. */
function namesOf(line) {
	const [subject, things] = line.split(': ');
	return things.split(' ').flatMap((thing) => {
		const [name, values = ''] = thing.split(/[={}]/);
		return [
			name,
			...values
				.split('|')
				.filter(Boolean)
				.map((value) => `${name}=${value}`),
		].map((one) => `${subject}: ${one}`);
	});
}

module.exports = { brokenPromises, withContract };
