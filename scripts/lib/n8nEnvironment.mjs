/** The environment variables a local n8n runs with. */

import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { owner } from './owner.mjs';

const ON_THIS_MACHINE = '127.0.0.1';

/**
 * A complete environment. Of the caller's own, everything that would configure n8n is left out,
 * so that a developer's other n8n cannot leak into this one.
 * @param {{ install: import('./n8nInstall.mjs').N8nInstall, userFolder: string, port?: number,
 *   brokerPort?: number, extra?: Record<string, string> }} settings
 */
export function n8nEnvironment({ install, userFolder, port, brokerPort, extra = {} }) {
  return {
    ...inherited(install),
    N8N_USER_FOLDER: userFolder,
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
    N8N_LOG_LEVEL: 'info',
    ...ports(port, brokerPort),
    ...ownerAccount,
    ...noCallsHome,
    ...disabledModules(install),
    ...fewerWarnings,
    ...extra,
  };
}

function inherited({ node }) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(N8N|DB|QUEUE|EXECUTIONS|WEBHOOK|NODE|npm)_/i.test(name),
  );
  const env = Object.fromEntries(kept);
  return {
    ...env,
    // n8n starts its task runner as `node`, which must be the one n8n itself runs on.
    PATH: [dirname(node), env.PATH].join(delimiter),
    // The emulator must not be looked for on the far side of a proxy.
    NO_PROXY: [env.NO_PROXY, ON_THIS_MACHINE, 'localhost'].filter(Boolean).join(','),
  };
}

function ports(port, brokerPort) {
  if (!port) return {};
  return {
    N8N_LISTEN_ADDRESS: ON_THIS_MACHINE,
    N8N_HOST: ON_THIS_MACHINE,
    N8N_PORT: String(port),
    N8N_WEBHOOK_URL: `http://${ON_THIS_MACHINE}:${port}/`,
    // A worker serves no HTTP without its health check.
    QUEUE_HEALTH_CHECK_ACTIVE: 'true',
    QUEUE_HEALTH_CHECK_PORT: String(port),
    N8N_WORKER_SERVER_ADDRESS: ON_THIS_MACHINE,
    N8N_SECURE_COOKIE: 'false',
    N8N_RUNNERS_BROKER_LISTEN_ADDRESS: ON_THIS_MACHINE,
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
  };
}

const ownerAccount = {
  N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
  N8N_INSTANCE_OWNER_EMAIL: owner.email,
  N8N_INSTANCE_OWNER_PASSWORD_HASH: owner.passwordHash,
  N8N_INSTANCE_OWNER_FIRST_NAME: owner.firstName,
  N8N_INSTANCE_OWNER_LAST_NAME: owner.lastName,
  N8N_PERSONALIZATION_ENABLED: 'false',
};

// Each of these sends requests to n8n's servers: usage, versions, templates, banners, lists.
const noCallsHome = {
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
  N8N_HIRING_BANNER_ENABLED: 'false',
  N8N_DYNAMIC_BANNERS_ENABLED: 'false',
  N8N_VERIFIED_PACKAGES_ENABLED: 'false',
};

/** One more that would call home. An n8n that does not know the name of a module does not start. */
function disabledModules({ folder }) {
  const name = 'mcp-registry';
  const exists = existsSync(join(folder, 'node_modules', 'n8n', 'dist', 'modules', name));
  return exists ? { N8N_DISABLED_MODULES: name } : {};
}

// Without these, n8n logs warnings that their defaults are about to change.
const fewerWarnings = {
  N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
  N8N_RUNNERS_TASK_TIMEOUT: '60',
};
