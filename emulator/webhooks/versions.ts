/** The two payload forms (api-v3 §e.5, "2025-01-01 differences"). */
export type WebhookVersion = '2025-01-01' | '2026-02-03';

/**
 * The payload form that a target asks for with `?version=` (api-v3 §e.1). Without it, or with one
 * that is unknown (nothing is documented for that), it is the newest.
 */
export function versionOf(targetUrl: string): WebhookVersion {
	const version = new URL(targetUrl).searchParams.get('version');
	return version === '2025-01-01' ? version : '2026-02-03';
}
