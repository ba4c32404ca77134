/**
 * A Markdown document with other content in one of its generated blocks.
 *
 * @param {string} document
 * @param {string} name of the block, as its comments have it
 * @param {string} content
 */
function withBlock(document, name, content) {
	const start = `<!-- ${name}: npm run docs -->`;
	const end = `<!-- /${name} -->`;
	const [before, rest] = document.split(start);
	const [, after] = rest.split(end);
	return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

/** What stands in a generated block of a Markdown document. */
function blockOf(document, name) {
	return document.split(`<!-- ${name}: npm run docs -->`)[1].split(`<!-- /${name} -->`)[0].trim();
}

module.exports = { blockOf, withBlock };
