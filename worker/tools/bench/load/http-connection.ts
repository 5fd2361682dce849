import { connect, type Socket } from "node:net";
import type { HttpRequest } from "../scenarios.ts";
import { AnswerReader, type HttpAnswer } from "./answer-reader.ts";

interface Waiting {
  resolve(answer: HttpAnswer): void;
  reject(error: Error): void;
}

/**
 * One keep-alive connection that carries one request at a time. A client of the standard library
 * costs the machine about as much as the server it measures.
 */
export class HttpConnection {
  readonly #port: number;
  #socket: Socket | undefined;
  #reader = new AnswerReader();
  #waiting: Waiting | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** Opens the connection when it is not open. */
  async open(): Promise<void> {
    if (this.#socket !== undefined) return;
    const socket = connect({ port: this.#port, host: "127.0.0.1", noDelay: true });
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    this.#socket = socket;
    this.#reader = new AnswerReader();
    socket.on("data", (bytes: Buffer) => this.#receive(bytes));
    socket.on("error", () => undefined);
    socket.once("close", () => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#fail(new Error("the connection was closed"));
    });
  }

  /** Rejects when the connection breaks before the whole answer is there. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    await this.open();
    return await new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket?.write(serialize(request));
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #receive(bytes: Buffer): void {
    const answer = this.#reader.push(bytes);
    if (answer === undefined) return;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(error);
  }
}

function serialize({ method, path, headers, body }: HttpRequest): string {
  let text = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n`;
  for (const [name, value] of Object.entries(headers)) text += `${name}: ${value}\r\n`;
  if (body === undefined) return `${text}\r\n`;
  return `${text}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
