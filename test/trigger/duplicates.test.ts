/* eslint-disable @n8n/community-nodes/no-restricted-imports -- an emitter stands in for a response */
import { EventEmitter } from 'events';

import { SeenEvents } from '../../nodes/LinqTrigger/duplicates';

class Response extends EventEmitter {
	statusCode = 200;

	writableEnded = false;

	/** What n8n does when it is done; nothing of it arrives if the connection broke before. */
	end(status: number) {
		this.statusCode = status;
		this.writableEnded = true;
		this.emit('close');
	}

	breakOff() {
		this.emit('close');
	}
}

describe('Skip Duplicates', () => {
	test('takes a copy for running until the first delivery has its response, and then for done', () => {
		const seen = new SeenEvents();
		const response = new Response();
		expect(seen.claim('e1', response)).toBe('new');
		expect(seen.claim('e1', new Response())).toBe('running');
		response.end(200);
		expect(seen.claim('e1', new Response())).toBe('done');
		expect(seen.claim('e2', new Response())).toBe('new');
	});

	test.each([500, 503, 404, 302])('lets an event start again after a response of %d', (status) => {
		const seen = new SeenEvents();
		const response = new Response();
		seen.claim('e1', response);
		response.end(status);
		expect(seen.claim('e1', new Response())).toBe('new');
	});

	test.each([
		['running while n8n goes on with it', undefined, 'running'],
		['done once n8n has started the workflow', 200, 'done'],
		['new when n8n has failed', 500, 'new'],
	] as const)('takes an event whose connection broke for %s', (_, status, state) => {
		const seen = new SeenEvents();
		const response = new Response();
		seen.claim('e1', response);
		response.breakOff();
		if (status) response.end(status);
		expect(seen.claim('e1', new Response())).toBe(state);
	});

	test('changes nothing when a copy that was turned away ends', () => {
		const seen = new SeenEvents();
		seen.claim('e1', new Response());
		const copy = new Response();
		seen.claim('e1', copy);
		copy.end(503);
		expect(seen.claim('e1', new Response())).toBe('running');
	});

	test('forgets the oldest events beyond its limit', () => {
		const seen = new SeenEvents(3);
		for (const key of ['a', 'b', 'c', 'd']) {
			const response = new Response();
			seen.claim(key, response);
			response.end(200);
		}
		const states = ['b', 'c', 'd'].map((key) => seen.claim(key, new Response()));
		expect(states).toEqual(['done', 'done', 'done']);
		expect(seen.claim('a', new Response())).toBe('new');
	});

	test('does not learn again of an event that it forgot while it ran', () => {
		const seen = new SeenEvents(1);
		const first = new Response();
		seen.claim('a', first);
		seen.claim('b', new Response());
		first.end(200);
		expect(seen.claim('b', new Response())).toBe('running');
		expect(seen.claim('a', new Response())).toBe('new');
	});
});
