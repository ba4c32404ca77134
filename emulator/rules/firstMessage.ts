import { refusal } from '../http/errors';
import type { DraftPart } from './parts';

// Linq's idea of a URL is not documented. A scheme or `www.` surely makes one; a bare domain may
// or may not, so the emulator lets it pass.
const url = /\b[a-z][a-z0-9+.-]*:\/\/\S|\bwww\.\S/i;

/**
 * The first message of a chat that POST /v3/chats creates may be no link and have no URL in its
 * text: 400/1005 (facts §b, Chats; the seed's "First-Message Link Restriction"). Whether that holds
 * when the chat exists already is not documented; it does here, so that no workflow relies on it.
 */
export function checkFirstMessage(parts: readonly DraftPart[]): void {
	for (const [index, part] of parts.entries()) {
		if (part.type === 'link') {
			throw refusal(1005, 'The first message of a new chat cannot be a link part');
		}
		if (part.type === 'text' && url.test(part.value)) {
			throw refusal(
				1005,
				`The first message of a new chat cannot contain a URL (message.parts[${index}])`,
			);
		}
	}
}
