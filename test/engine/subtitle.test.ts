import { menu } from '../../nodes/Linq/menu';
import { Linq } from '../../nodes/Linq/Linq.node';
import { workflowOf } from './harness';

const { subtitle } = new Linq().description;

/** What stands below the node on the canvas. */
function subtitleFor(resource: string, operation: string) {
	const workflow = workflowOf({ resource, operation }, {});
	const node = workflow.nodes.Linq;
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

test.each(
	menu.flatMap(({ value, name, operations }) =>
		operations.map((operation) => [`${name}: ${operation.name}`, value, operation.value]),
	),
)('below the node stands "%s"', (subtitle, resource, operation) => {
	expect(subtitleFor(resource, operation)).toBe(subtitle);
});
