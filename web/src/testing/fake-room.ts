import * as decoding from "lib0/decoding";
import { HttpResponse, type WebSocketHandler, ws } from "msw";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { presenceFrame, syncFrame } from "@/features/editor/model/live-frames.ts";
import type { Role } from "@/lib/roles.ts";
import {
  type Closing,
  closings,
  messageTypes,
  type RoomEvent,
  syncSteps,
} from "../../../durable/document-room/protocol.ts";
import { http } from "./handlers/openapi-http.ts";
import { refusal } from "./handlers/refusal.ts";

interface Connection {
  client: {
    send: (data: ArrayBuffer) => void;
    close: (code?: number, reason?: string) => void;
  };
  stored: number;
}

const LINK = ws.link("*/api/v1/docs/:docId/live");

function eventFrame(event: RoomEvent): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(event));
  const length: number[] = [];
  for (let rest = json.length; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) {
      length.push(rest);
      break;
    }
    length.push((rest % 128) + 128);
  }
  return Uint8Array.from([messageTypes.event, ...length, ...json]);
}

function bytesOf(data: unknown): Uint8Array | undefined {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (!ArrayBuffer.isView(data)) return undefined;
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** The room of one document: its live text, spoken to over the mocked socket. */
export class FakeRoom {
  readonly docId: string;
  readonly role: Role;
  /** The text that REST answers; it follows the live one. */
  readonly draft: { content: string };
  /** What happens to a request for a ticket. */
  tickets: "given" | "unreachable" | { status: number; message: string } = "given";
  /** Whether edits are confirmed; without it they hang. */
  confirms = true;
  /** Whether an edit ends the connection, as one does that is no text. */
  refusesEdits = false;
  /** How many tickets were given. */
  given = 0;
  /** How many frames with edits came in. */
  edits = 0;
  #doc = new Y.Doc();
  #others = new Awareness(new Y.Doc());
  #connections = new Set<Connection>();

  constructor(docId: string, role: Role, draft: { content: string }) {
    this.docId = docId;
    this.role = role;
    this.draft = draft;
    this.#others.setLocalState(null);
    this.#begin(draft.content);
  }

  handlers() {
    return [
      http.post("/api/v1/docs/{docId}/live-ticket", ({ params, response }) => {
        if (params.docId !== this.docId || this.tickets === "unreachable") {
          return response.untyped(HttpResponse.error());
        }
        if (this.tickets !== "given") {
          const { status, message } = this.tickets;
          return response.untyped(
            HttpResponse.json(refusal("FORBIDDEN", message), {
              status,
              headers: { "X-Request-Id": "req_ticket" },
            }),
          );
        }
        this.given += 1;
        return response(201).json({ ticket: `ticket-${this.given}`, expiresInSeconds: 60 });
      }),
      this.#socketHandler(),
    ];
  }

  get isEmpty(): boolean {
    return this.#connections.size === 0;
  }

  /** Somebody else writes. */
  replace(content: string): void {
    const text = this.#doc.getText("content");
    let start = 0;
    const before = text.toString();
    while (start < before.length && before[start] === content[start]) start += 1;
    let end = 0;
    while (
      end < Math.min(before.length, content.length) - start &&
      before.at(-1 - end) === content.at(-1 - end)
    ) {
      end += 1;
    }
    this.#doc.transact(() => {
      text.delete(start, before.length - start - end);
      text.insert(start, content.slice(start, content.length - end));
    });
  }

  /** The room is made anew from its text, with another history. */
  restore(content: string): void {
    this.close({ code: 1011, reason: "" });
    this.#begin(content);
  }

  /** Somebody else comes, with the cursor before a text. */
  join(clientId: number, user: { id: string; name: string }, before = ""): void {
    const text = this.#doc.getText("content");
    const at = Y.createRelativePositionFromTypeIndex(text, text.toString().indexOf(before));
    const source = new Awareness(new Y.Doc());
    source.doc.clientID = clientId;
    source.clientID = clientId;
    // The first state of a client has the clock 0, which nobody takes for news.
    source.setLocalState({ user });
    source.setLocalState({ user, cursor: { anchor: at, head: at } });
    const update = encodeAwarenessUpdate(source, [clientId]);
    source.destroy();
    applyAwarenessUpdate(this.#others, update, this);
    this.#send(presenceFrame(update));
  }

  tell(event: RoomEvent): void {
    this.#send(eventFrame(event));
  }

  close({ code, reason }: Closing): void {
    for (const { client } of this.#connections) client.close(code, reason);
    this.#connections.clear();
  }

  /** Confirms what came in while `confirms` was false. */
  confirm(): void {
    this.confirms = true;
    for (const connection of this.#connections) this.#confirm(connection);
  }

  #begin(content: string): void {
    this.#doc = new Y.Doc();
    this.#doc.getText("content").insert(0, content);
    this.draft.content = content;
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      this.draft.content = this.#doc.getText("content").toString();
      for (const connection of this.#connections) {
        if (connection !== origin) connection.client.send(syncFrame("update", update).buffer);
        this.#confirm(connection);
      }
    });
  }

  #socketHandler(): WebSocketHandler {
    return LINK.addEventListener("connection", ({ client, params }) => {
      if (params.docId !== this.docId) {
        client.close(closings.accessLost.code, closings.accessLost.reason);
        return;
      }
      const connection: Connection = { client, stored: 0 };
      this.#connections.add(connection);
      client.addEventListener("close", () => this.#connections.delete(connection));
      client.addEventListener("message", ({ data }) => {
        const frame = bytesOf(data);
        if (frame) this.#receive(connection, frame);
      });
      client.send(syncFrame("stateVector", Y.encodeStateVector(this.#doc)).buffer);
      const others = [...this.#others.getStates().keys()];
      client.send(presenceFrame(encodeAwarenessUpdate(this.#others, others)).buffer);
      this.#confirm(connection);
    });
  }

  #receive(connection: Connection, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== messageTypes.sync) return;
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === syncSteps.stateVector) {
      const missing = Y.encodeStateAsUpdate(this.#doc, body);
      connection.client.send(syncFrame("missing", missing).buffer);
      return;
    }
    this.edits += 1;
    if (this.role === "VIEWER") return;
    if (this.refusesEdits) {
      const { code, reason } = closings.malformed;
      // After the text that the client lacks, which a room sends first.
      setTimeout(() => connection.client.close(code, reason), 20);
      return;
    }
    connection.stored += 1;
    Y.applyUpdate(this.#doc, body, connection);
    this.#confirm(connection);
  }

  #confirm({ client, stored }: Connection): void {
    if (!this.confirms) return;
    const vector = String.fromCharCode(...Y.encodeStateVector(this.#doc));
    client.send(eventFrame({ type: "persisted", stateVector: btoa(vector), stored }).buffer);
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    for (const { client } of this.#connections) client.send(frame.buffer);
  }
}
