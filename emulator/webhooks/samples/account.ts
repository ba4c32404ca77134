import type { Sample, SampleContext } from './sample';

type Extra = Record<string, unknown> | ((context: SampleContext) => Record<string, unknown>);

/** All events about the account itself have these fields, and some of their own (api-v3 §e.5). */
const account =
	(summary: string, extra: Extra): Sample =>
	(context) => ({
		summary,
		occurred_at: context.now,
		actor: { type: 'team_member', id: 'usr_1', name: 'Ada', email: 'ada@example.com' },
		origin: 'dashboard',
		...(typeof extra === 'function' ? extra(context) : extra),
	});

const card = { id: 'card_1', name: 'Ada' };
const apiAccess = { id: 'tok_1', name: 'n8n' };
const year = '2027-01-01T00:00:00Z';
const staging = { id: 'env_1', name: 'Staging', type: 'environment' };
const qa = { ...staging, name: 'QA' };
const production = { id: null, name: 'Production', type: 'production' };
const bo = { id: 'usr_2', name: 'Bo' };
const subscription = {
	id: '5ab00000-0000-4000-8000-000000000001',
	target_url: 'https://n8n.example.com/webhook/x',
};

const cardEvent = (summary: string) =>
	account(summary, ({ own }) => ({ contact_card: card, phone_number: own.handle }));
const subscriptionEvent = (summary: string) =>
	account(summary, { webhook_subscription: subscription });
const subscriptionChange = (from: unknown, to: unknown) =>
	account('Webhook subscription changed', {
		webhook_subscription: subscription,
		change: { from, to },
	});

/** What happens to the account, its tokens, environments, subscriptions and team. */
export const accountEvents: Record<string, Sample> = {
	'zero_day_retention.updated': account('Zero-day retention turned on', {
		change: { from: false, to: true },
	}),
	'phone_number.forwarding_updated': account('Forwarding changed', ({ own }) => ({
		phone_number: own.handle,
		change: { from: null, to: '+12025550199' },
	})),
	'environment.line_moved': account('Line moved', ({ own }) => ({
		phone_number: own.handle,
		change: { from: production, to: staging },
	})),
	'contact_card.created': cardEvent('Contact card created'),
	'contact_card.deleted': cardEvent('Contact card deleted'),
	'contact_card.updated': account('Contact card updated', {
		contact_card: { id: card.id, name: 'Ada L', photo_updated: true },
		change: { name: { from: 'Ada', to: 'Ada L' } },
	}),
	'api_token.created': account('API token created', {
		api_token: { ...apiAccess, token_prefix: 'lq_ab', expires_at: year },
	}),
	'api_token.deleted': account('API token deleted', {
		api_token: { ...apiAccess, token_prefix: 'lq_ab', expires_at: year },
	}),
	'api_token.expired': account('API token expired', {
		api_token: { ...apiAccess, expires_at: year },
	}),
	'api_token.activated': account('API token activated', { api_token: apiAccess }),
	'api_token.renamed': account('API token renamed', {
		api_token: { ...apiAccess, name: 'n8n prod' },
		change: { from: 'n8n', to: 'n8n prod' },
	}),
	'api_token.expiry_scheduled': account('API token expiry scheduled', {
		api_token: apiAccess,
		change: { from: null, to: year },
	}),
	'environment.created': account('Environment created', { environment: staging }),
	'environment.renamed': account('Environment renamed', {
		environment: qa,
		change: { from: 'Staging', to: 'QA' },
	}),
	'environment.deleted': account('Environment deleted', {
		environment: qa,
		lines_moved_to_production: 1,
		tokens_revoked: 2,
	}),
	'webhook_subscription.created': account('Webhook subscription created', {
		webhook_subscription: { ...subscription, events: ['message.received'] },
	}),
	'webhook_subscription.deleted': subscriptionEvent('Webhook subscription deleted'),
	'webhook_subscription.enabled': subscriptionEvent('Webhook subscription enabled'),
	'webhook_subscription.disabled': subscriptionEvent('Webhook subscription disabled'),
	'webhook_subscription.target_url_changed': subscriptionChange(
		'https://a.example.com',
		'https://b.example.com',
	),
	'webhook_subscription.events.updated': subscriptionChange(['message.sent'], ['message.received']),
	'webhook_subscription.phone_numbers.updated': subscriptionChange(null, ['+12025550100']),
	'webhook_subscription.routing_headers_set': subscriptionChange(null, ['x-region']),
	'webhook_subscription.routing_headers_cleared': subscriptionChange(['x-region'], null),
	'team_member.added': account('Team member added', { team_member: { ...bo, role: 'member' } }),
	'team_member.signed_in': account('Signed in', { team_member: bo, method: 'sso' }),
	'team_member.signed_out': account('Signed out', { team_member: bo }),
};
