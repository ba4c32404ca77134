/** A local model with the chat interface of OpenAI, which says what a test tells it to say. */

import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { listenOn } from '../../../scripts/lib/ports.mjs';

/**
 * @typedef {{ tool: object, named?: string } | { say: string } | { fail: true }} Turn a call of the
 *   first tool on offer, or of the first with this in its name; or text; or a refusal
 */

/**
 * @param {Turn[] | ((messages: object[]) => Turn)} turns what it answers, one after the other, or to
 *   the messages that it is given
 */
export async function startFakeModel(turns) {
  const requests = [];
  const turnTo = ({ messages }) =>
    Array.isArray(turns) ? turns[Math.min(requests.length, turns.length - 1)] : turns(messages);
  const server = createServer(async (request, response) => {
    const body = /** @type {any} */ (await json(request));
    // n8n's Agents ask first by OpenAI's newer interface.
    if (!request.url.endsWith('/chat/completions')) {
      response.writeHead(404).end();
      return;
    }
    const turn = turnTo(body);
    requests.push(body);
    if ('fail' in turn) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: 'The model does not want to' } }));
      return;
    }
    const message =
      'say' in turn ? { role: 'assistant', content: turn.say } : callOf(turn, requests);
    const answer = { message, finish_reason: 'say' in turn ? 'stop' : 'tool_calls' };
    response.setHeader('content-type', body.stream ? 'text/event-stream' : 'application/json');
    response.end(body.stream ? streamed(answer) : JSON.stringify(completion(answer)));
  });
  const port = await listenOn(server);

  return {
    /** Base URL for the OpenAI credential. */
    url: `http://127.0.0.1:${port}/v1`,
    /** What it was given to answer, request by request, as [role, text]; instructions left out. */
    conversations: () =>
      requests.map(({ messages }) =>
        messages
          .filter(({ role }) => role !== 'system')
          .map(({ role, content }) => [role, textOf(content)]),
      ),
    /** The images in what it was given last, as URLs. */
    images: () =>
      (requests.at(-1)?.messages ?? [])
        .flatMap(({ content }) => (Array.isArray(content) ? content : []))
        .flatMap(({ image_url: image }) => (image ? [image.url ?? image] : [])),
    /** The tools that n8n offered with its first request. */
    toolsOffered: () => requests[0]?.tools ?? [],
    /** What the tools answered, as the model got to see it. */
    toolAnswers: () =>
      (requests.at(-1)?.messages ?? [])
        .filter(({ role }) => role === 'tool')
        .map(({ content }) => content),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The same response in the events of a stream. */
function streamed({ message, finish_reason }) {
  const calls = message.tool_calls?.map((call, index) => ({ ...call, index }));
  const chunks = [
    completion({ delta: { ...message, tool_calls: calls }, finish_reason: null }),
    completion({ delta: {}, finish_reason }),
  ].map((chunk) => JSON.stringify(chunk));
  return [...chunks, '[DONE]'].map((data) => `data: ${data}\n\n`).join('');
}

/** Content is a text, or a list of parts with texts. */
export function textOf(content) {
  if (!Array.isArray(content)) return content;
  return content.map(({ text }) => text).join('\n');
}

function callOf({ tool, named = '' }, requests) {
  const { tools } = requests.at(-1);
  const { name } = tools.find((one) => one.function.name.includes(named)).function;
  const call = { name, arguments: JSON.stringify(tool) };
  return {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: `call_${requests.length}`, type: 'function', function: call }],
  };
}

function completion(choice) {
  return {
    id: 'completion',
    object: 'delta' in choice ? 'chat.completion.chunk' : 'chat.completion',
    created: 0,
    model: 'fake-model',
    choices: [{ index: 0, ...choice }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}
