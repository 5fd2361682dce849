import type { RawData, WebSocket } from "ws";
import type { Backend, RawSession } from "./channel.ts";
import { backendMessage } from "./wire.ts";

const protocolVersion = 196_608;
const sslRequest = 80_877_103;
const passwordMessage = 0x70;
const parameters = [
  ["server_encoding", "UTF8"],
  ["client_encoding", "UTF8"],
  ["DateStyle", "ISO, MDY"],
  ["integer_datetimes", "on"],
  ["standard_conforming_strings", "on"],
  ["TimeZone", "UTC"],
] as const;

/**
 * Passes the bytes of one WebSocket to a session of its own. The gateway signs in itself, so the
 * start of the conversation is answered here.
 */
export function serveSession(backend: Backend, socket: WebSocket): void {
  let session: RawSession | undefined;
  let isStarted = false;
  let waiting: Buffer = Buffer.alloc(0);

  socket.on("message", (data) => {
    const bytes = toBuffer(data);
    if (session !== undefined) {
      session.write(bytes);
      return;
    }
    waiting = Buffer.concat([waiting, bytes]);
    if (!isStarted) start();
  });
  socket.on("close", () => session?.close());
  socket.on("error", () => socket.terminate());

  function start(): void {
    const first = takeUntyped();
    if (first === undefined) return;
    const code = first.length >= 8 ? first.readInt32BE(4) : 0;
    if (code === sslRequest) {
      socket.send("N");
      start();
      return;
    }
    if (code !== protocolVersion) {
      socket.close();
      return;
    }
    isStarted = true;
    backend.openSession({ onData: (bytes) => socket.send(bytes), onEnd: () => socket.close() }).then(
      (opened) => {
        if (socket.readyState !== socket.OPEN) {
          opened.close();
          return;
        }
        socket.send(greeting());
        if (waiting[0] === passwordMessage) waiting = waiting.subarray(1 + waiting.readInt32BE(1));
        session = opened;
        if (waiting.length > 0) session.write(waiting);
      },
      (error: unknown) => {
        socket.send(refusal(error instanceof Error ? error.message : String(error)));
        socket.close();
      },
    );
  }

  function takeUntyped(): Buffer | undefined {
    if (waiting.length < 4) return undefined;
    const length = waiting.readInt32BE(0);
    if (waiting.length < length) return undefined;
    const message = waiting.subarray(0, length);
    waiting = waiting.subarray(length);
    return message;
  }
}

function greeting(): Buffer {
  return Buffer.concat([
    backendMessage("R", Buffer.alloc(4)),
    ...parameters.map(([name, value]) => backendMessage("S", Buffer.from(`${name}\0${value}\0`))),
    backendMessage("K", Buffer.alloc(8)),
    backendMessage("Z", Buffer.from("I")),
  ]);
}

function refusal(message: string): Buffer {
  return backendMessage("E", Buffer.from(`SFATAL\0VFATAL\0C08001\0M${message}\0\0`));
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
