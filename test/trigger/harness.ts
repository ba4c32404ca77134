/* eslint-disable @n8n/community-nodes/no-restricted-imports -- stands in for n8n's web server */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { HookContext, InstanceSettings, LoadOptionsContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { LinqTrigger } from '../../nodes/LinqTrigger/LinqTrigger.node';
import { credentialsOf, type Account } from '../credential';
import { startLocalServer, type LocalServer } from '../localServer';
import { Container, log, note, requireFromCore } from '../n8nContainer';

export { log };

const linqTrigger = new LinqTrigger();
const typeVersion = linqTrigger.description.version as number;
const nodeTypes: INodeTypes = {
	getByName: () => linqTrigger,
	getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(linqTrigger),
	getKnownTypes: () => ({}),
};

const { parseIncomingMessage } = requireFromCore('@n8n/backend-network') as {
	parseIncomingMessage: (request: IncomingMessage) => void;
};

/** Which of these secrets n8n has logged. */
export const logged = (secrets: string[]) =>
	secrets.filter((secret) => log.some((line) => line.includes(secret)));

export interface Execution {
	mode: WorkflowExecuteMode;
	items: INodeExecutionData[];
}

/** One n8n with one workflow: a Linq Trigger, which is registered and served as n8n 2.41.1 does. */
export class N8n {
	parameters: INodeParameters = {};
	/** What n8n keeps of the workflow between two calls. */
	savedData: IDataObject = {};
	executions: Execution[] = [];
	/** What the node threw while it handled a delivery. */
	crashes: unknown[] = [];
	/** n8n's URL as it is configured. */
	publicUrl = '';
	workflowId = 'workflow-1';
	nodeName = 'Linq Trigger';
	webhookId = 'e5f1c1c2-0000-4000-8000-000000000001';
	/** How many requests were aborted before the response. */
	abandoned = 0;
	/** Runs before n8n saves what an activation stored. */
	beforeSave = async () => {};

	private routes = { production: false, test: undefined as IDataObject | undefined };
	private server?: LocalServer;

	constructor(
		public account: Account,
		public instanceId = 'instance-a',
	) {}

	async start(): Promise<this> {
		this.server = await startLocalServer((...exchange) => void this.serve(...exchange));
		this.publicUrl = this.localUrl;
		return this;
	}

	get localUrl(): string {
		return String(this.server?.origin);
	}

	urlOf(kind: 'webhook' | 'webhook-test'): string {
		return `${this.publicUrl}/${kind}/${this.webhookId}/webhook`;
	}

	async stop(): Promise<void> {
		await this.server?.close();
	}

	/** Publishes the workflow; also what n8n does on a start that finds no route. */
	async activate(parameters = this.parameters, mode: WorkflowActivateMode = 'activate') {
		this.parameters = parameters;
		const workflow = this.load(this.savedData);
		this.routes.production = true;
		await this.register(workflow, false, 'trigger', mode).catch(async (error: unknown) => {
			// n8n cleans up, logs what goes wrong with that, and reports the first error.
			await this.deregister(workflow, false).catch((second: Error) => note(second.message));
			this.routes.production = false;
			this.save(workflow);
			throw error;
		});
		await this.beforeSave();
		this.save(workflow);
	}

	/** The route closes first, whatever becomes of the rest. */
	async deactivate(): Promise<void> {
		this.routes.production = false;
		const workflow = this.load(this.savedData);
		try {
			await this.deregister(workflow, false);
		} finally {
			this.save(workflow);
		}
	}

	/** *Listen for test event*: a workflow with static data of its own, which are never saved. */
	async listen(parameters = this.parameters): Promise<void> {
		this.parameters = parameters;
		const workflow = this.load({});
		this.routes.test = {};
		await this.register(workflow, true, 'manual', 'manual');
		this.routes.test = workflow.staticData;
	}

	async stopListening(): Promise<void> {
		const workflow = this.load({});
		workflow.staticData = this.routes.test ?? {};
		await this.deregister(workflow, true);
		this.routes.test = undefined;
	}

	/** What the editor shows below the node's name. */
	subtitle(): unknown {
		const workflow = this.load({});
		const { subtitle = '' } = linqTrigger.description;
		const node = workflow.getNode(this.nodeName) as INode;
		return workflow.expression.getSimpleParameterValue(node, subtitle, 'manual', {});
	}

	/** What the editor offers as more events. */
	async moreEvents() {
		const workflow = this.load({});
		const node = workflow.getNode(this.nodeName) as INode;
		const context = new LoadOptionsContext(
			workflow,
			node,
			this.additionalData(),
			'options.moreEvents',
		);
		return await linqTrigger.methods.loadOptions.getMoreEvents.call(context);
	}

	/** What the editor lists in a filter of the trigger. */
	async search(list: keyof typeof linqTrigger.methods.listSearch, filter = '') {
		const workflow = this.load({});
		const node = workflow.getNode(this.nodeName) as INode;
		const context = new LoadOptionsContext(workflow, node, this.additionalData(), 'filters');
		return (await linqTrigger.methods.listSearch[list].call(context, filter)).results;
	}

	/** The first half of an activation that finds nothing stored. */
	async create(parameters: INodeParameters): Promise<void> {
		this.parameters = parameters;
		const context = this.hookContext(this.load({}), false, 'trigger', 'activate');
		await linqTrigger.webhookMethods.default.create.call(context);
	}

	private async register(
		workflow: Workflow,
		isTest: boolean,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	) {
		const { checkExists, create } = linqTrigger.webhookMethods.default;
		const context = () => this.hookContext(workflow, isTest, mode, activation);
		if (!(await checkExists.call(context()))) await create.call(context());
	}

	private async deregister(workflow: Workflow, isTest: boolean) {
		const context = this.hookContext(workflow, isTest, 'internal', 'update');
		await linqTrigger.webhookMethods.default.delete.call(context);
	}

	private hookContext(
		workflow: Workflow,
		isTest: boolean,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	) {
		this.beThisInstance();
		const node = workflow.getNode(this.nodeName) as INode;
		const webhook = this.webhookData(isTest);
		const additionalData = this.additionalData();
		return new HookContext(workflow, node, additionalData, mode, activation, webhook);
	}

	private load(staticData: IDataObject): Workflow {
		return new Workflow({
			id: this.workflowId,
			nodes: [
				{
					id: 'node-1',
					name: this.nodeName,
					type: 'linqTrigger',
					typeVersion,
					position: [0, 0],
					parameters: structuredClone(this.parameters),
					webhookId: this.webhookId,
					credentials: { linqPartnerApi: { id: '1', name: 'Linq' } },
				},
			],
			connections: {},
			active: true,
			nodeTypes,
			staticData: structuredClone(staticData),
		});
	}

	private save(workflow: Workflow): void {
		if (!(workflow.staticData as { __dataChanged?: boolean }).__dataChanged) return;
		this.savedData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const path = new URL(request.url ?? '/', this.localUrl).pathname;
		const isTest = path === `/webhook-test/${this.webhookId}/webhook`;
		const isOpen = isTest
			? this.routes.test !== undefined
			: this.routes.production && path === `/webhook/${this.webhookId}/webhook`;
		if (!isOpen) return void response.writeHead(404).end();
		if (!(await readBody(request))) return void response.writeHead(422).end();
		response.once('close', () => {
			if (!response.writableFinished) this.abandoned++;
		});

		const workflow = this.load(isTest ? {} : this.savedData);
		if (isTest) workflow.setTestStaticData(this.routes.test ?? {});
		try {
			await this.execute(workflow, request, response, isTest);
		} catch (error) {
			this.crashes.push(error);
			response.writeHead(500).end();
		}
		if (!isTest) this.save(workflow);
	}

	private async execute(
		workflow: Workflow,
		request: IncomingMessage,
		response: ServerResponse,
		isTest: boolean,
	): Promise<void> {
		this.beThisInstance();
		const mode = isTest ? 'manual' : 'webhook';
		const node = workflow.getNode(this.nodeName) as INode;
		const additionalData = {
			...this.additionalData(),
			httpRequest: request,
			httpResponse: Object.assign(response, {
				status: (code: number) => Object.assign(response, { statusCode: code }),
			}),
		} as unknown as IWorkflowExecuteAdditionalData;
		const webhook = this.webhookData(isTest);
		const context = new WebhookContext(workflow, node, additionalData, mode, webhook, [], null);
		const { workflowData, noWebhookResponse } = await linqTrigger.webhook.call(context);
		if (noWebhookResponse) return;
		if (workflowData) this.executions.push({ mode, items: workflowData[0] });
		response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"message":"ok"}');
	}

	private webhookData(isTest: boolean): IWebhookData {
		const [webhookDescription] = linqTrigger.description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: this.nodeName,
			path: `${this.webhookId}/webhook`,
			webhookDescription,
			workflowId: this.workflowId,
			workflowExecuteAdditionalData: this.additionalData(),
			...(isTest && { isTest }),
		};
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		return {
			credentialsHelper: credentialsOf(this.account),
			currentNodeExecutionIndex: 0,
			variables: {},
			webhookBaseUrl: `${this.publicUrl}/webhook`,
			webhookTestBaseUrl: `${this.publicUrl}/webhook-test`,
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	/** Contexts ask for the instance's id when they are made. */
	private beThisInstance(): void {
		const settings = { instanceId: this.instanceId, encryptionKey: 'test', n8nFolder: '' };
		Container.set(InstanceSettings, settings);
	}
}

/** Content types that n8n parses for nodes of a version above 1 (`isParsableContentType`). */
const PARSABLE = /^(application\/json|text\/plain|application\/x-www-form-urlencoded|.*[/+]xml)/;

/**
 * What n8n does with a body before the node sees it (`rawBodyReader`, `parseRequestBody`); false
 * when it is not the JSON it claims.
 */
async function readBody(request: IncomingMessage & { body?: unknown }): Promise<boolean> {
	parseIncomingMessage(request);
	const type = request.headers['content-type'] ?? '';
	if (type.startsWith('multipart/form-data')) {
		await bytesOf(request);
		return true;
	}
	request.readRawBody = async () => {
		const bytes = await bytesOf(request);
		request.rawBody = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
	};
	if (typeVersion > 1 && !PARSABLE.test(type)) return true;
	await request.readRawBody();
	if (request.contentType !== 'application/json' || request.rawBody.length === 0) return true;
	try {
		request.body = JSON.parse(request.rawBody.toString(request.encoding).replace(/^\uFEFF/, ''));
		return true;
	} catch {
		return false;
	}
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}
