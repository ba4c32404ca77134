/**
 * Loads node files in a fresh process, as n8n does when it starts: n8n's own libraries are there
 * already. CommonJS, because n8n loads nodes with `require`. Arguments: the files.
 */

require('n8n-workflow');

const start = performance.now();
for (const file of process.argv.slice(2)) {
  for (const NodeType of Object.values(require(file))) {
    if (/^class\s/.test(NodeType)) new NodeType();
  }
}
process.send({ ms: performance.now() - start });
process.on('disconnect', () => process.exit());
