import { seededId } from '../../state/ids';
import type { Sample } from './sample';

const payment =
	(status: string): Sample =>
	({ now }) => ({
		id: seededId('payment', 1),
		object: 'payment_request',
		mode: 'payment',
		status,
		amount: 2500,
		currency: 'usd',
		description: 'Deposit',
		checkout_url: 'https://zero.linqapp.com/pay/acme?session=tok_x',
		created_at: now,
		updated_at: now,
		...(status === 'succeeded' ? { paid_at: now } : {}),
		metadata: { order: '42' },
	});

const lineChange: Sample = ({ own, now }) => ({ phone_number: own.handle, changed_at: now });

/** Backgrounds, payments, lines and cards (api-v3 §e.5). */
export const others: Record<string, Sample> = {
	'chat.background_updated': ({ chat, peer }) => ({
		chat,
		actor_handle: peer,
		background: {
			type: 'color',
			variant: 'custom',
			shades: ['#F2C4E1', '#F5A623'],
			style: null,
			image_url: null,
		},
	}),
	'chat.background_update_failed': ({ chat, now }) => ({
		chat_id: chat.id,
		error_code: 5002,
		failed_at: now,
	}),
	'payment.succeeded': payment('succeeded'),
	'payment.canceled': payment('canceled'),
	'payment.expired': payment('expired'),
	'payment.declined': payment('declined'),
	'payment.authorized': payment('authorized'),
	'phone_number.assigned': lineChange,
	'phone_number.released': lineChange,
	'contact_card.received': ({ own, peer }) => ({
		owner_handle: own,
		sender_handle: peer,
		first_name: 'Bea',
		last_name: 'Lee',
		media_url: 'https://cdn.linqapp.com/card.jpg',
	}),
};
