import { findOperation } from '../../nodes/Linq/registry';
import { menu } from '../../nodes/Linq/resources';

const ID = '550e8400-e29b-41d4-a716-446655440000';
const THIRTY_TWO = Array.from({ length: 32 }, (_, index) => `+12052531${index + 100}`);

/** What an operation makes of the values of its fields. */
function bind(id: string, values: Record<string, unknown>) {
	const [resource, operation] = id.split('.');
	return findOperation(menu, resource, operation).bind(values);
}
const bodyOf = (id: string, values: Record<string, unknown>) =>
	bind(id, values).request('key').body;

describe('a capability check', () => {
	const check = (handles: unknown) => bind('capability.checkImessage', { handles }).each ?? [];

	test('takes more people than a chat has room for, each once', () => {
		expect(check(THIRTY_TWO)).toHaveLength(32);
		expect(check('+12052532136, (+1) 205 253 2136')).toHaveLength(1);
		expect(() => check([])).toThrow('enter at least one');
	});

	test.each([
		[{ available: true }, 'yes'],
		[{ available: false }, 'no'],
		[{ available: null }, 'unknown'],
		[{}, 'unknown'],
	])('answered with %j is a %s', (body, result) => {
		expect(check(['+12052532136'])[0].output(body)).toMatchObject([{ result }]);
	});
});

describe('the lines of a webhook subscription', () => {
	const update = (phoneNumbers: unknown) =>
		bodyOf('webhookSubscription.update', { subscriptionId: ID, updateFields: { phoneNumbers } });

	test('are checked before anything is sent', () => {
		const updateFields = { phoneNumbers: ['2052532136'] };
		expect(() => bind('webhookSubscription.update', { subscriptionId: ID, updateFields })).toThrow(
			'must start with +',
		);
	});

	test('can be any number; none at all clears the filter', () => {
		expect(update(THIRTY_TWO)).toEqual({ phone_numbers: THIRTY_TWO });
		expect(update([''])).toEqual({ phone_numbers: [] });
	});
});

describe('an app card', () => {
	const card = {
		chatId: ID,
		messageType: 'appCard',
		appName: 'Booking',
		appBundleId: 'com.example.booking',
		appTeamId: 'A1B2C3D4E5',
		card: { caption: 'Table for two' },
	};

	test.each(['SMS', 'RCS'])('is not sent over %s', (preferredService) => {
		const send = () => bind('message.send', { ...card, options: { preferredService } });
		expect(send).toThrow('An app card can only be sent over iMessage');
	});

	test('may ask for iMessage', () => {
		expect(bodyOf('message.send', { ...card, options: { preferredService: 'iMessage' } })).toEqual({
			message: expect.objectContaining({ preferred_service: 'iMessage' }),
		});
	});
});

test('an edit needs words', () => {
	const edit = (newText: string) => bind('message.edit', { messageId: ID, newText });
	expect(() => edit(' \n')).toThrow('write the new words');
	expect(() => edit(' a ')).not.toThrow();
});

test('a row that was left empty is nobody', () => {
	expect(bind('phoneNumber.getAvailable', { to: [''] }).request('key').query).toEqual({});
});
