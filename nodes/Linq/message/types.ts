/** The message content that Linq accepts, in Linq's own field names (api-v3 §d.1, §d.2). */

export const STYLES = ['bold', 'italic', 'strikethrough', 'underline'] as const;
export type Style = (typeof STYLES)[number];

export const ANIMATIONS = [
	'big',
	'small',
	'shake',
	'nod',
	'explode',
	'ripple',
	'bloom',
	'jitter',
] as const;
export type Animation = (typeof ANIMATIONS)[number];

/** `[start, end)` in UTF-16 code units, which is how JavaScript counts string indices. */
export type TextRange = [start: number, end: number];

/** Exactly one of `style` and `animation` is present. */
export interface TextDecoration {
	range: TextRange;
	style?: Style;
	animation?: Animation;
}

export interface TextPart {
	type: 'text';
	value: string;
	text_decorations?: TextDecoration[];
}

/** Exactly one of `url` and `attachment_id` is present. */
export interface MediaPart {
	type: 'media';
	url?: string;
	attachment_id?: string;
}

export interface LinkPart {
	type: 'link';
	value: string;
}

/** An interactive card. Only Linq knows whether its fields are right. */
export interface CardPart {
	type: 'imessage_app' | 'app_clip';
	[field: string]: unknown;
}

export type Part = TextPart | MediaPart | LinkPart | CardPart;

export type EffectType = 'screen' | 'bubble';

/** Both fields are optional to Linq; we always send both (api-v3 §d.3). */
export interface MessageEffect {
	name: string;
	type: EffectType;
}

export type Service = 'iMessage' | 'RCS' | 'SMS';

/** `part_index` counts from 0. */
export interface ReplyTo {
	message_id: string;
	part_index?: number;
}

/** The body of a message: under `message` when creating a chat or sending into one (api-v3 §d.1). */
export interface MessageContent {
	parts: Part[];
	effect?: MessageEffect;
	idempotency_key?: string;
	preferred_service?: Service;
	reply_to?: ReplyTo;
}
