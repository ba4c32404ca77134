import { checkImessage } from '../../nodes/Linq/resources/capability/checkImessage';
import { edit } from '../../nodes/Linq/resources/message/edit';
import { send } from '../../nodes/Linq/resources/message/send';
import { getAvailable } from '../../nodes/Linq/resources/phoneNumber/getAvailable';
import { update as updateSubscription } from '../../nodes/Linq/resources/webhookSubscription/update';
import type { Operation } from '../../nodes/Linq/engine/operation';

const NOTHING = { carried: () => undefined, fileNames: [], isTool: false };
const ID = '550e8400-e29b-41d4-a716-446655440000';
const THIRTY_TWO = Array.from({ length: 32 }, (_, index) => `+12052531${index + 100}`);

/** What the values of an operation's fields mean; the incoming item carries nothing. */
function inputOf<Input>(operation: Operation<Input>, values: Record<string, unknown>): Input {
	return operation.parse(values, values, NOTHING).input;
}

/** What an operation sends for the values of its fields. */
function callOf<Input>(operation: Operation<Input>, values: Record<string, unknown>) {
	return operation.request(inputOf(operation, values), 'key');
}

describe('a capability check', () => {
	const check = (handles: unknown) =>
		checkImessage.split?.(inputOf(checkImessage, { handles })) ?? [];

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
		const [input] = check(['+12052532136']);
		expect(checkImessage.output?.(body, input, {})).toMatchObject({ result });
	});
});

describe('the lines of a webhook subscription', () => {
	const update = (phoneNumbers: unknown) =>
		callOf(updateSubscription, { subscriptionId: ID, updateFields: { phoneNumbers } }).body;

	test('are checked before anything is sent', () => {
		expect(() => update(['2052532136'])).toThrow('must start with +');
	});

	test('can be any number; none at all clears the filter', () => {
		expect(update(THIRTY_TWO)).toEqual({ phone_numbers: THIRTY_TWO });
		expect(update([''])).toEqual({ phone_numbers: [] });
	});
});

describe('an app card', () => {
	const card = {
		to: ID,
		messageType: 'appCard',
		appName: 'Booking',
		appBundleId: 'com.example.booking',
		appTeamId: 'A1B2C3D4E5',
		card: { caption: 'Table for two' },
	};

	test.each(['SMS', 'RCS'])('is not sent over %s', (preferredService) => {
		const call = () => callOf(send, { ...card, options: { preferredService } });
		expect(call).toThrow('An app card can only be sent over iMessage');
	});

	test('may ask for iMessage', () => {
		expect(callOf(send, { ...card, options: { preferredService: 'iMessage' } }).body).toEqual({
			message: expect.objectContaining({ preferred_service: 'iMessage' }),
		});
	});
});

test('an edit needs words', () => {
	const parse = (newText: string) => inputOf(edit, { messageId: ID, newText });
	expect(() => parse(' \n')).toThrow('write the new words');
	expect(() => parse(' a ')).not.toThrow();
});

test('a row that was left empty is nobody', () => {
	expect(callOf(getAvailable, { recipients: [''] }).query).toEqual({});
});
