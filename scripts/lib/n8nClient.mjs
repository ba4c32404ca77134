/** n8n's own REST API, the one its editor uses, signed in as the owner. */

import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { owner } from './owner.mjs';

// For what takes a second on an idle machine.
const TIMEOUT_MS = 120_000;
/** As many executions as n8n gives at once. */
const PAGE = 100;
const RUNNING = new Set(['new', 'running', 'waiting', 'unknown']);

/**
 * Signs in and returns what tests need of n8n.
 * @param {{ url: string }} n8n
 * @param {import('./n8nInstall.mjs').N8nInstall} install
 */
export async function signIn({ url }, install) {
  // n8n stores executions in this form, and its own copy of the library reads it.
  const flatted = createRequire(install.n8n)('flatted');
  let cookie = '';

  /** One call. Resolves with the `data` of the response; rejects with n8n's own message. */
  async function call(method, path, body) {
    const response = await fetch(`${url}/rest${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      const { status } = response;
      throw Object.assign(new Error(`n8n: ${method} ${path} gave ${status}: ${text}`), { status });
    }
    const session = response.headers.getSetCookie().find((entry) => entry.startsWith('n8n-auth='));
    if (session) cookie = session.split(';')[0];
    return text ? JSON.parse(text).data : undefined;
  }

  // n8n 1 does not take its owner from the environment.
  const { userManagement } = await call('GET', '/settings');
  if (userManagement.showSetupOnFirstLoad) await call('POST', '/owner/setup', owner);
  await call('POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password });

  return {
    call,

    /** What makes a request of the editor one of the owner. */
    cookie: () => cookie,

    /** Saves a workflow; an `id` is kept. */
    createWorkflow: async (workflow) =>
      await call('POST', '/workflows', {
        settings: {},
        connections: {},
        ...workflow,
        active: false,
      }),

    getWorkflow: async (id) => await call('GET', `/workflows/${id}`),

    /** Saves changes to a workflow. What is published stays as it was until it is activated. */
    async updateWorkflow(id, changes) {
      const { versionId } = await this.getWorkflow(id);
      return await call('PATCH', `/workflows/${id}`, { ...changes, versionId });
    },

    /**
     * Publishes a workflow as it is saved now, and resolves when its triggers are live. Rejects with the
     * trigger's error message when it cannot be activated.
     */
    async activate(id) {
      const { versionId } = await call('GET', `/workflows/${id}`);
      await call('POST', `/workflows/${id}/activate`, { versionId });
      const { status, triggers } = await this.publicationSettled(id);
      if (status === 'published') return;
      // What only other workflows call has no trigger whose state n8n could tell.
      const { activeVersionId } = await call('GET', `/workflows/${id}`);
      if (triggers.length === 0 && activeVersionId === versionId) return;
      const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
      throw new Error(`Workflow ${id} is ${status}: ${reasons.join('; ')}`);
    },

    /** Takes a workflow back, and resolves when its triggers are gone. */
    async deactivate(id) {
      await call('POST', `/workflows/${id}/deactivate`, {});
      return await this.publicationSettled(id);
    },

    /** Newer n8n queues the work of publishing and responds before it is done. */
    publicationSettled: async (id) =>
      await until(`publication of workflow ${id}`, async () => {
        const publication = await call('GET', `/workflows/${id}/publication-status`).catch(
          (error) => {
            // Older n8n has no such status: it does the work before it responds.
            if (error.status === 404) return { status: 'published' };
            throw error;
          },
        );
        return publication.status === 'in_progress' ? undefined : publication;
      }),

    /** Saves a credential and resolves with it; n8n chooses its id. */
    createCredential: async ({ name, type, data }) =>
      await call('POST', '/credentials', { name, type, data }),

    /** Starts at a trigger. Older n8n runs the workflow in the request, newer the saved one. */
    async execute(workflowId, triggerName) {
      return await call('POST', `/workflows/${workflowId}/run`, {
        workflowData: await this.getWorkflow(workflowId),
        triggerToStartFrom: { name: triggerName },
      });
    },

    /** Does what the button *Execute workflow* does, and resolves with the finished execution. */
    async run(workflowId, triggerName) {
      const { executionId } = await this.execute(workflowId, triggerName);
      return await this.finished(executionId);
    },

    /** Does what *Listen for test event* does, and resolves when the trigger listens. */
    async listen(workflowId, triggerName) {
      const response = await this.execute(workflowId, triggerName);
      if (!response.waitingForWebhook) throw new Error(`${triggerName} does not listen`);
    },

    /** Ends listening before an event came. */
    stopListening: async (workflowId) => await call('DELETE', `/test-webhook/${workflowId}`),

    /** All executions of a workflow, newest first, without their data. */
    async executions(workflowId) {
      const filter = encodeURIComponent(JSON.stringify({ workflowId }));
      const found = [];
      let cursor;
      do {
        const page = await call(
          'GET',
          `/executions?limit=${PAGE}&filter=${filter}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        found.push(...page.results);
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    },

    /**
     * Waits until a workflow has been executed `count` times, and resolves with the executions,
     * newest first. There may be more: those that came meanwhile.
     */
    async executed(workflowId, count) {
      return await until(`${count} executions of workflow ${workflowId}`, async () => {
        const executions = await this.executions(workflowId);
        const ended = executions.filter(({ status }) => !RUNNING.has(status));
        return ended.length >= count && ended.length === executions.length ? ended : undefined;
      });
    },

    /** An execution with its data unfolded: `items(nodeName)` is what that node gave. */
    async getExecution(id) {
      const execution = await call('GET', `/executions/${id}`);
      const data = flatted.parse(execution.data);
      const runs = data.resultData.runData ?? {};
      return {
        ...execution,
        data,
        error: data.resultData.error,
        items: (node, output = 0) =>
          runs[node]?.flatMap((one) => one.data?.main?.[output] ?? []) ?? [],
      };
    },

    /** Does what *Retry* in the list of executions does, and resolves with the new execution. */
    async retry(executionId) {
      const { id } = await call('POST', `/executions/${executionId}/retry`, {
        loadWorkflow: false,
      });
      return await this.finished(id);
    },

    /** Waits until an execution has ended, well or badly. */
    async finished(id) {
      await until(`end of execution ${id}`, async () => {
        const { status } = await call('GET', `/executions/${id}`);
        return !RUNNING.has(status);
      });
      return await this.getExecution(id);
    },
  };
}

/** Polls until it gives a result. */
export async function until(what, ask, timeoutMs = TIMEOUT_MS) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const value = await ask();
    if (value) return value;
    await sleep(100);
  }
  throw new Error(`n8n: no ${what} within ${timeoutMs / 1_000} s.`);
}
