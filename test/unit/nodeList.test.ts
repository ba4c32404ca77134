import actionCodex from '../../nodes/Linq/Linq.node.json';
import triggerCodex from '../../nodes/LinqTrigger/LinqTrigger.node.json';
import { Linq } from '../../nodes/Linq/Linq.node';
import { LinqTrigger } from '../../nodes/LinqTrigger/LinqTrigger.node';

/** n8n's list of nodes shows an action and its trigger as one entry. */
describe('the entry in the list of nodes', () => {
	test('has one description, which is true for both nodes', () => {
		expect(new LinqTrigger().description.description).toBe(new Linq().description.description);
	});

	test.each([
		...['imessage', 'sms', 'rcs', 'mms', 'text message', 'texting', 'group chat'],
		...['apple', 'blue bubble', 'whatsapp'],
	])('is found by "%s"', (alias) => {
		expect(actionCodex.alias).toContain(alias);
		expect(triggerCodex.alias).toContain(alias);
	});
});
