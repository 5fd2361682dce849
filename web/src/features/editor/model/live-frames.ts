import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import {
  messageTypes,
  type RoomEvent,
  syncSteps,
} from "../../../../../durable/document-room/protocol.ts";

export type ServerMessage =
  | { kind: "stateVector" | "missing" | "update" | "presence"; body: Uint8Array }
  | { kind: "event"; event: RoomEvent };

/** Reads a frame of the room; undefined for one of a kind that is not known here. Throws on garbage. */
export function readServerFrame(frame: Uint8Array): ServerMessage | undefined {
  const decoder = decoding.createDecoder(frame);
  switch (decoding.readVarUint(decoder)) {
    case messageTypes.sync: {
      const step = decoding.readVarUint(decoder);
      const kind = (["stateVector", "missing", "update"] as const).find(
        (name) => syncSteps[name] === step,
      );
      return kind && { kind, body: decoding.readVarUint8Array(decoder) };
    }
    case messageTypes.awareness:
      return { kind: "presence", body: decoding.readVarUint8Array(decoder) };
    case messageTypes.event: {
      const event: unknown = JSON.parse(decoding.readVarString(decoder));
      return isEvent(event) ? { kind: "event", event } : undefined;
    }
    default:
      return undefined;
  }
}

function isEvent(value: unknown): value is RoomEvent {
  return typeof value === "object" && value !== null && "type" in value;
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** A state vector, what the other side misses, or one more update. */
export function syncFrame(step: keyof typeof syncSteps, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync);
    encoding.writeVarUint(encoder, syncSteps[step]);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** Who is here and where: an awareness update. */
export function presenceFrame(body: Uint8Array): Uint8Array<ArrayBuffer> {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness);
    encoding.writeVarUint8Array(encoder, body);
  });
}
