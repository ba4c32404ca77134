/**
 * Loads node files in a fresh process, as n8n does when it starts: n8n's own libraries are there
 * already, and how long they took is what a machine is measured by. CommonJS, because n8n loads nodes
 * with `require`. Arguments: the files.
 */

const begin = performance.now();
require('n8n-workflow');
const start = performance.now();
for (const file of process.argv.slice(2)) {
	for (const NodeType of Object.values(require(file))) {
		if (/^class\s/.test(NodeType)) new NodeType();
	}
}
process.send({ ms: performance.now() - start, n8nWorkflowMs: start - begin });
process.on('disconnect', () => process.exit());
