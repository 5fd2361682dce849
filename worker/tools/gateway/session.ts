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

/** The side of the client, whatever carries its bytes. */
export interface Line {
  send(bytes: Uint8Array): void;
  close(): void;
}

export interface Conversation {
  receive(bytes: Buffer): void;
  /** The client is gone. */
  end(): void;
}

/**
 * Passes the bytes of one client to a session of its own. The gateway signs in itself, so the start
 * of the conversation is answered here.
 */
export function converse(backend: Backend, line: Line): Conversation {
  let session: RawSession | undefined;
  let isStarted = false;
  let isEnded = false;
  let waiting: Buffer = Buffer.alloc(0);

  return {
    receive(bytes) {
      if (session !== undefined) {
        session.write(bytes);
        return;
      }
      waiting = Buffer.concat([waiting, bytes]);
      if (!isStarted) start();
    },
    end() {
      isEnded = true;
      session?.close();
    },
  };

  function start(): void {
    const first = takeUntyped();
    if (first === undefined) return;
    const code = first.length >= 8 ? first.readInt32BE(4) : 0;
    if (code === sslRequest) {
      line.send(Buffer.from("N"));
      start();
      return;
    }
    if (code !== protocolVersion) {
      line.close();
      return;
    }
    isStarted = true;
    backend.openSession({ onData: (bytes) => line.send(bytes), onEnd: () => line.close() }).then(
      (opened) => {
        if (isEnded) {
          opened.close();
          return;
        }
        line.send(greeting());
        if (waiting[0] === passwordMessage) waiting = waiting.subarray(1 + waiting.readInt32BE(1));
        session = opened;
        if (waiting.length > 0) session.write(waiting);
      },
      (error: unknown) => {
        line.send(refusal(error instanceof Error ? error.message : String(error)));
        line.close();
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
