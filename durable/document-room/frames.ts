import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { messageTypes, type RoomEvent, syncSteps } from "./protocol.ts";

/** One client's awareness, its state still as the JSON bytes it was sent in. */
export interface PresenceEntry {
  clientId: number;
  clock: number;
  /** Undefined when the client has left. */
  state: Uint8Array | undefined;
}

export type ClientMessage =
  | { kind: "stateVector"; stateVector: Uint8Array }
  | { kind: "edit"; update: Uint8Array; isAnswer: boolean }
  | { kind: "presence"; entries: PresenceEntry[] }
  | { kind: "queryPresence" };

const leftState = new TextEncoder().encode("null");

/** Reads a frame of a client; throws when it is none. */
export function readFrame(frame: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageTypes.sync:
      return readSync(decoder);
    case messageTypes.awareness:
      return { kind: "presence", entries: readPresence(decoding.readVarUint8Array(decoder)) };
    case messageTypes.queryAwareness:
      return { kind: "queryPresence" };
    default:
      throw new Error(`Unknown message type ${type}`);
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage {
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  switch (step) {
    case syncSteps.stateVector:
      return { kind: "stateVector", stateVector: body };
    case syncSteps.missing:
      return { kind: "edit", update: body, isAnswer: true };
    case syncSteps.update:
      return { kind: "edit", update: body, isAnswer: false };
    default:
      throw new Error(`Unknown sync step ${step}`);
  }
}

// A string is encoded as its length and its UTF-8, so it can be read and written as bytes.
function readPresence(update: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  const entries: PresenceEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state = decoding.readVarUint8Array(decoder);
    entries.push({ clientId, clock, state: isLeft(state) ? undefined : state });
  }
  return entries;
}

function isLeft(state: Uint8Array): boolean {
  return (
    state.byteLength === leftState.byteLength &&
    state.every((byte, index) => byte === leftState[index])
  );
}

/** A sync frame: a state vector, what one misses, or an update. */
export function syncFrame(step: keyof typeof syncSteps, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.sync);
  encoding.writeVarUint(encoder, syncSteps[step]);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(update, clientId);
    encoding.writeVarUint(update, clock);
    encoding.writeVarUint8Array(update, state ?? leftState);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  return encoding.toUint8Array(encoder);
}

export function eventFrame(event: RoomEvent): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.event);
  encoding.writeVarString(encoder, JSON.stringify(event));
  return encoding.toUint8Array(encoder);
}
