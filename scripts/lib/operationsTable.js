const { withBlock } = require('./generatedBlock.js');

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

/** The README with the table of this menu in the place of the old one. */
const withOperations = (readme, menu) => withBlock(readme, 'operations', operationsTable(menu));

module.exports = { withOperations };
