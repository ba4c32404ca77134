import { refusal } from '../refusal';
import type { AppCard, AppCardContent, AppPart, Message } from '../state/types';
import { isObject, type JsonObject } from '../values';

const captions = ['caption', 'subcaption', 'trailing_caption', 'trailing_subcaption'];
const layoutFields = [...captions, 'image_url', 'image_title', 'image_subtitle'];

function checkLayout(value: unknown): Record<string, string> {
	if (!isObject(value)) throw refusal(1008, 'layout is required');
	const layout: Record<string, string> = {};
	for (const field of layoutFields) {
		const text = value[field];
		if (text === undefined || text === null) continue;
		if (typeof text !== 'string') throw refusal(1008, `layout.${field} must be a string`);
		layout[field] = text;
	}
	if (![...captions, 'image_url'].some((field) => layout[field])) {
		throw refusal(1008, 'layout must have at least one caption or an image_url');
	}
	if ((layout.image_title || layout.image_subtitle) && !layout.image_url) {
		throw refusal(1008, 'layout.image_title and layout.image_subtitle need layout.image_url');
	}
	return layout;
}

function checkUrl(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') {
		if (/^https:\/\/\S+$/i.test(value) && value.length <= 2048) return value;
		if (/^data:/i.test(value) && value.length <= 16_384) return value;
	}
	throw refusal(1008, 'url must be https (up to 2,048 characters) or data: (up to 16,384)');
}

/** The part of a card that an update may replace (api-v3 §b, POST /v3/messages/{id}/update). */
export function checkCardContent(value: JsonObject): AppCardContent {
	const { fallback_text: fallback = null, interactive = true } = value;
	if (fallback !== null && typeof fallback !== 'string') {
		throw refusal(1008, 'fallback_text must be a string');
	}
	if (typeof interactive !== 'boolean') throw refusal(1008, 'interactive must be a boolean');
	return { layout: checkLayout(value.layout), url: checkUrl(value.url), fallback_text: fallback };
}

/** A whole `imessage_app` part (api-v3 §d.2). */
export function checkAppCard(value: JsonObject): AppCard {
	const { app } = value;
	if (!isObject(app)) throw refusal(1008, 'app is required');
	const { bundle_id: bundle, name, team_id: team, app_store_id: store } = app;
	if (typeof bundle !== 'string' || !bundle || bundle.includes(':')) {
		throw refusal(1008, 'app.bundle_id is required and must not contain ":"');
	}
	if (typeof name !== 'string' || !name) throw refusal(1008, 'app.name is required');
	if (typeof team !== 'string' || !/^[A-Z0-9]{10}$/.test(team)) {
		throw refusal(1008, 'app.team_id must be 10 upper-case letters and digits');
	}
	if (store !== undefined && !Number.isInteger(store)) {
		throw refusal(1008, 'app.app_store_id must be an integer');
	}
	return {
		app: {
			bundle_id: bundle,
			name,
			team_id: team,
			...(store === undefined ? {} : { app_store_id: store as number }),
		},
		...checkCardContent(value),
	};
}

/** The card of a message, to be replaced: your own (400/1008), and delivered (409) (api-v3 §b). */
export function replaceableCard(message: Message): AppPart {
	const [part] = message.parts;
	if (!message.fromMe || part.type !== 'imessage_app') {
		throw refusal(1008, 'Only your own iMessage app cards can be updated');
	}
	if (message.deliveredAt === null) throw refusal(2015, 'The card is not delivered yet');
	return part;
}
