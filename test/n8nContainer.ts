/* eslint-disable @n8n/community-nodes/no-restricted-imports -- finds n8n's own copies */
import { createRequire } from 'node:module';

// Where n8n's contexts get the logger and the instance's id from: npm may install further copies.
export const requireFromCore = createRequire(require.resolve('n8n-core'));

/** What n8n's classes ask for the one instance of another. */
export const { Container } = requireFromCore('@n8n/di') as { Container: Map<unknown, unknown> };

const { Logger } = requireFromCore('@n8n/backend-common') as { Logger: unknown };

/** What n8n logged; one list for all instances, as n8n's contexts take the logger globally. */
export const log: string[] = [];
export const note = (message: string, details: object = {}) =>
	log.push(`${message} ${JSON.stringify(details)}`);
const logger = { warn: note, error: note, info: note, debug: note, scoped: () => logger };
Container.set(Logger, logger);
