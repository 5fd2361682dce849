import { env, exports } from "cloudflare:workers";
import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { callApi } from "../../worker/test/api-client.ts";
import type { Person } from "../../worker/test/team.ts";
import type { DocumentRoom } from "./document-room.ts";
import { messageTypes, type RoomEvent } from "./protocol.ts";
// Its rooms flush quickly, and so can be put to sleep.
import "./room-fixture.ts";

const origin = "http://localhost:8787";

/** The room of a document that was made through the API. */
export function roomOf(documentId: string) {
  const rooms = env.DOCUMENT_ROOM as DurableObjectNamespace<DocumentRoom>;
  return rooms.get(rooms.idFromName(documentId));
}

/** Replaces a draft by REST. */
export function putDraft(documentId: string, { token }: Person, content: string, ifMatch = "*") {
  return callApi("PUT", `/api/v1/docs/${documentId}/draft`, {
    token,
    body: { content },
    headers: { "If-Match": ifMatch },
  });
}

export async function newTicket(documentId: string, person: Person): Promise<string> {
  const path = `/api/v1/docs/${documentId}/live-ticket`;
  const { status, body } = await callApi("POST", path, { token: person.token });
  if (status !== 201) throw new Error(`the ticket was refused with ${status}`);
  return body.ticket;
}

/** The answer to a WebSocket handshake. */
export function handshake(documentId: string, query: string, headers: Record<string, string> = {}) {
  return exports.default.fetch(
    new Request(`${origin}/api/v1/docs/${documentId}/live?${query}`, {
      headers: { Upgrade: "websocket", ...headers },
    }),
  );
}

/** An accepted socket that remembers what it received and how it was closed. */
export async function openSocket(documentId: string, person: Person, query = "") {
  const ticket = await newTicket(documentId, person);
  const { webSocket } = await handshake(documentId, `ticket=${ticket}${query}`);
  if (!webSocket) throw new Error("the handshake was refused");
  const frames: Uint8Array[] = [];
  const closed = new Promise<CloseEvent>((resolve) => {
    webSocket.addEventListener("close", resolve);
  });
  webSocket.addEventListener("message", ({ data }) => {
    frames.push(new Uint8Array(data as ArrayBuffer));
  });
  webSocket.binaryType = "arraybuffer";
  webSocket.accept();
  return { socket: webSocket, frames, closed, events: () => frames.flatMap(eventOf) };
}

function eventOf(frame: Uint8Array): RoomEvent[] {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== messageTypes.event) return [];
  return [JSON.parse(decoding.readVarString(decoder)) as RoomEvent];
}

/** Makes the Worker's own handshake look like the WebSocket of a browser. */
function socketClass(headers: Record<string, string>) {
  return class {
    static readonly OPEN = 1;
    readonly OPEN = 1;
    binaryType = "arraybuffer";
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    onerror: ((event: unknown) => void) | null = null;
    #socket: WebSocket | undefined;
    #isClosed = false;

    constructor(url: string) {
      void this.#open(url).catch((error: unknown) => {
        this.onerror?.(error);
        this.onclose?.({ code: 1006, reason: "" });
      });
    }

    get readyState(): number {
      return this.#socket?.readyState ?? 0;
    }

    send(data: Uint8Array): void {
      this.#socket?.send(data);
    }

    close(): void {
      this.#isClosed = true;
      this.#socket?.close();
    }

    async #open(url: string): Promise<void> {
      const request = new Request(url, { headers: { Upgrade: "websocket", ...headers } });
      const { status, webSocket } = await exports.default.fetch(request);
      if (!webSocket) throw new Error(`the handshake was refused with ${status}`);
      this.#socket = webSocket;
      webSocket.binaryType = "arraybuffer";
      webSocket.addEventListener("message", ({ data }) => this.onmessage?.({ data }));
      webSocket.addEventListener("close", ({ code, reason }) => this.onclose?.({ code, reason }));
      webSocket.accept();
      if (this.#isClosed) webSocket.close();
      else this.onopen?.();
    }
  };
}

/** A stock Yjs client that is in step with the room. */
export async function openEditor(documentId: string, person: Person) {
  const doc = new Y.Doc();
  const ticket = await newTicket(documentId, person);
  const provider = new WebsocketProvider(`${origin}/api/v1/docs/${documentId}`, "live", doc, {
    params: { ticket },
    disableBc: true,
    WebSocketPolyfill: socketClass({}) as never,
  });
  await new Promise<void>((resolve) => {
    provider.once("sync", () => resolve());
  });
  const text = doc.getText("content");
  return { doc, text, provider, awareness: provider.awareness };
}
