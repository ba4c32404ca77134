/**
 * The operations of the node as a Markdown table, for the README.
 *
 * @param {Array<{ name: string, operations: Array<{ name: string, description: string }> }>} menu
 */
function operationsTable(menu) {
	const rows = menu.flatMap(({ name, operations }) =>
		operations.map(
			(operation, index) =>
				`| ${index === 0 ? `**${name}**` : ''} | ${operation.name} | ${operation.description} |`,
		),
	);
	return ['| Resource | Operation | What it does |', '|---|---|---|', ...rows].join('\n');
}

const START = '<!-- operations: npm run docs -->';
const END = '<!-- /operations -->';

/** The README with the table of this menu in the place of the old one. */
function withOperations(readme, menu) {
	const [before, rest] = readme.split(START);
	const [, after] = rest.split(END);
	return `${before}${START}\n\n${operationsTable(menu)}\n\n${END}${after}`;
}

module.exports = { withOperations };
