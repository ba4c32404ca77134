/* eslint-disable @n8n/community-nodes/no-restricted-imports -- stands in for n8n's web server */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { InstanceSettings, validateUrlSignature, WebhookContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IRunExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

import { Linq } from '../../nodes/Linq/Linq.node';
import type { Account } from '../credential';
import { startLocalServer, type LocalServer } from '../localServer';
import { Container } from '../n8nContainer';
import {
	additionalData,
	newExecutionId,
	outcomeOf,
	RESUME_SECRET,
	workflowOf,
	type RunOptions,
} from './harness';

const linqNode = new Linq();

type Status = 'running' | 'waiting' | 'success' | 'error' | 'canceled';

/** An execution as n8n has it in its database. */
export interface Saved {
	id: string;
	status: Status;
	parameters: INodeParameters;
	options: RunOptions;
	/** JSON, as in the database. */
	data: string;
	waitTill?: Date;
	run: IRun;
}

/** An n8n that saves executions that wait, and serves their resume URLs as n8n 2.41.1 does. */
export class WaitingN8n {
	executions = new Map<string, Saved>();
	/** The statuses with which deliveries were responded to. */
	responses: number[] = [];
	/** What `webhook()` threw. */
	crashes: unknown[] = [];
	/** Runs after the node has ended and before n8n saves that it waits. */
	beforeSave = async () => {};

	private server?: LocalServer;

	constructor(
		public account: Account,
		public instanceId = 'instance-a',
	) {}

	async start(): Promise<this> {
		this.server = await startLocalServer((...exchange) => void this.serve(...exchange));
		return this;
	}

	async stop(): Promise<void> {
		await this.server?.close();
	}

	get url(): string {
		return `${this.server?.origin}/webhook-waiting`;
	}

	/** Runs a workflow until it has ended or waits. */
	async run(parameters: INodeParameters, options: RunOptions = {}): Promise<Saved> {
		const id = options.executionId ?? newExecutionId();
		const saved = { id, status: 'running', parameters, options, data: '' } as unknown as Saved;
		this.executions.set(id, saved);
		const workflow = workflowOf(parameters, options);
		const engine = new WorkflowExecute(
			this.additionalData(id),
			options.mode ?? 'trigger',
			createRunExecutionData(),
		);
		const startNode = workflow.getNode('Start') ?? undefined;
		return await this.save(saved, await engine.run({ workflow, startNode }));
	}

	/** Lets the time of a wait run out. */
	async timeOut(saved: Saved): Promise<Saved> {
		const data = JSON.parse(saved.data) as IRunExecutionData;
		data.waitTill = saved.waitTill;
		return await this.resume(saved, data);
	}

	/** Retries an execution that failed, as n8n's list of executions does. */
	async retry(saved: Saved): Promise<Saved> {
		const data = JSON.parse(saved.data) as IRunExecutionData;
		delete data.resultData.error;
		data.resultData.runData.Linq?.pop();
		const again = { ...saved, id: newExecutionId(), status: 'running' as const };
		this.executions.set(again.id, again);
		return await this.resume(again, data, 'retry');
	}

	/** Runs the node again in an execution that has ended, as it runs when an agent calls it again. */
	async callAgain(saved: Saved, items: INodeExecutionData[]): Promise<Saved> {
		const data = JSON.parse(saved.data) as IRunExecutionData;
		const node = workflowOf(saved.parameters, saved.options).getNode('Linq') as INode;
		data.executionData?.nodeExecutionStack.push({ node, data: { main: [items] }, source: null });
		return await this.resume(saved, data);
	}

	/** What the editor shows beside the node while it waits. */
	tooltip(parameters: INodeParameters): unknown {
		const workflow = workflowOf(parameters, {});
		const { waitingNodeTooltip = '' } = linqNode.description;
		const node = workflow.getNode('Linq') as INode;
		return workflow.expression.getSimpleParameterValue(node, waitingNodeTooltip, 'manual', {});
	}

	/** Ends an execution that waits, as *Stop* does. */
	cancel(saved: Saved): void {
		saved.status = 'canceled';
	}

	private async resume(
		saved: Saved,
		data: IRunExecutionData,
		mode: 'trigger' | 'retry' = 'trigger',
	) {
		saved.status = 'running';
		const workflow = workflowOf(saved.parameters, saved.options);
		const engine = new WorkflowExecute(this.additionalData(saved.id), mode, data);
		return await this.save(saved, await engine.processRunExecutionData(workflow));
	}

	private async save(saved: Saved, run: IRun): Promise<Saved> {
		await this.beforeSave();
		const error = run.data.resultData.error;
		const status = run.waitTill ? 'waiting' : error ? 'error' : 'success';
		const data = JSON.stringify(run.data);
		return Object.assign(saved, { run, data, waitTill: run.waitTill, status });
	}

	private additionalData(id: string): IWorkflowExecuteAdditionalData {
		const settings = {
			instanceId: this.instanceId,
			hmacSignatureSecret: RESUME_SECRET,
			encryptionKey: 'test',
			n8nFolder: '',
		};
		Container.set(InstanceSettings, settings);
		return { ...additionalData(this.account, id), webhookWaitingBaseUrl: this.url };
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		response.once('close', () => this.responses.push(response.statusCode));
		try {
			await this.respond(request, response, JSON.parse(Buffer.concat(chunks).toString() || '{}'));
		} catch (error) {
			this.crashes.push(error);
			response.writeHead(500).end();
		}
	}

	private async respond(
		request: IncomingMessage,
		response: ServerResponse,
		body: unknown,
	): Promise<unknown> {
		const url = new URL(request.url ?? '/', this.url);
		const [, , id, nodeId] = url.pathname.split('/');
		const saved = this.executions.get(id);
		if (!saved) return response.writeHead(404).end();
		const signature = url.searchParams.get('signature') ?? '';
		if (!validateUrlSignature(signature, url, RESUME_SECRET)) return response.writeHead(401).end();
		if (['running', 'error', 'canceled'].includes(saved.status))
			return response.writeHead(409).end();
		if (saved.status === 'success') return response.writeHead(200).end();

		const data = JSON.parse(saved.data) as IRunExecutionData;
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		entry.node.disabled = true;
		data.waitTill = undefined;
		data.resultData.runData.Linq.pop();
		const workflow = workflowOf(saved.parameters, saved.options);
		const node = workflow.getNode('Linq') as INode;
		expect(node.id).toBe(nodeId);
		const result = await linqNode.webhook.call(
			this.webhookContext({ workflow, node, id, data, url, body, request, response }),
		);
		if (result.noWebhookResponse) return undefined;
		if (result.workflowData) {
			// Another delivery was faster.
			if (saved.status !== 'waiting') return response.writeHead(500).end();
			entry.data.main = result.workflowData as INodeExecutionData[][];
			entry.metadata = { ...entry.metadata, forwardAllOutputs: true } as never;
			await this.resume(saved, data);
		}
		return response.writeHead(200).end();
	}

	private webhookContext({
		workflow,
		node,
		id,
		data,
		url,
		body,
		request,
		response,
	}: {
		workflow: Workflow;
		node: INode;
		id: string;
		data: IRunExecutionData;
		url: URL;
		body: unknown;
		request: IncomingMessage;
		response: ServerResponse;
	}) {
		const query = Object.fromEntries(url.searchParams) as IDataObject;
		const base = {
			...this.additionalData(id),
			httpRequest: Object.assign(request, { body, query }),
			httpResponse: Object.assign(response, {
				status: (code: number) => Object.assign(response, { statusCode: code }),
			}),
		} as unknown as IWorkflowExecuteAdditionalData;
		const [webhookDescription] = linqNode.description.webhooks ?? [];
		const webhook = {
			httpMethod: 'POST',
			node: 'Linq',
			path: node.id,
			webhookDescription,
			workflowId: 'workflow',
			workflowExecuteAdditionalData: base,
		} as IWebhookData;
		return new WebhookContext(workflow, node, base, 'trigger', webhook, [], data);
	}
}

/** What the Linq node gave in the end, if the execution does not wait any more. */
export function outcome({ run }: Saved) {
	return outcomeOf(run);
}
