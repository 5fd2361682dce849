import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ChatRequest {
  model: string;
  stream: boolean;
  messages: { role: string; content: string }[];
}

export type Answer = (response: ServerResponse, request: ChatRequest) => void | Promise<void>;

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** A server that speaks the protocol of a language model; the last answer is repeated. */
export async function startModel(answers: Answer[]) {
  const requests: { path: string; authorization: string | undefined; body: ChatRequest }[] = [];
  const server = createServer(async (message, response) => {
    const body = JSON.parse(await readBody(message)) as ChatRequest;
    const { authorization } = message.headers;
    requests.push({ path: `${message.method} ${message.url}`, authorization, body });
    await answers[Math.min(requests.length, answers.length) - 1]?.(response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
}

/** One event of the stream. */
export function event(data: unknown): string {
  return `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

function chunk(content: string): string {
  return event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
}

export function ending(finishReason: string): string {
  return event({ choices: [{ index: 0, delta: {}, finish_reason: finishReason }] });
}

const USAGE = event({ choices: [], usage: { prompt_tokens: 120, completion_tokens: 30 } });

/** Streams the text in pieces of a few characters and ends as it should. */
export function streams(text: string | ((request: ChatRequest) => string)): Answer {
  return (response, request) => {
    begin(response);
    const whole = typeof text === "string" ? text : text(request);
    for (const [piece] of whole.matchAll(/[\s\S]{1,7}/gu)) response.write(chunk(piece));
    response.end(`${ending("stop")}${USAGE}${event("[DONE]")}`);
  };
}

/** Sends these events and ends. */
export function sends(...events: string[]): Answer {
  return (response) => {
    begin(response);
    response.end(events.join(""));
  };
}

/** Sends some text, then nothing more. */
export function stalls(text: string): Answer {
  return (response) => {
    begin(response);
    if (text === "") response.flushHeaders();
    else response.write(chunk(text));
  };
}

/** Hangs up in the middle of the answer. */
export function cutsOff(text: string): Answer {
  return (response) => {
    begin(response);
    response.write(chunk(text), () => setTimeout(() => response.destroy(), 5));
  };
}

/** Refuses with a status, as a server under load does. */
export function refuses(status: number, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message: "secret detail", type: "x", code: null } }));
  };
}

/** Answers with something that is no chat at all. */
export function talksNonsense(body: string, contentType = "text/html"): Answer {
  return (response) => {
    response.writeHead(200, { "content-type": contentType });
    response.end(body);
  };
}

/** Says back everything it was told. */
export function parrots(): Answer {
  return streams(({ messages }) => messages.map(({ content }) => content).join("\n\n"));
}
