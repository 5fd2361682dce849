/** Frontend and backend messages of the Postgres protocol 3.0, as far as the gateway needs them. */

export const messageType = {
  bindComplete: 0x32,
  closeComplete: 0x33,
  commandComplete: 0x43,
  dataRow: 0x44,
  emptyQuery: 0x49,
  error: 0x45,
  noData: 0x6e,
  parseComplete: 0x31,
  readyForQuery: 0x5a,
  rowDescription: 0x54,
} as const;

export interface Field {
  name: string;
  tableID: number;
  columnID: number;
  dataTypeID: number;
  dataTypeSize: number;
  dataTypeModifier: number;
  format: "text";
}

export type ErrorFields = Record<string, string>;

const errorFieldNames: Record<string, string> = {
  S: "severity",
  C: "code",
  M: "message",
  D: "detail",
  H: "hint",
  P: "position",
  p: "internalPosition",
  q: "internalQuery",
  W: "where",
  s: "schema",
  t: "table",
  c: "column",
  d: "dataType",
  n: "constraint",
  F: "file",
  L: "line",
  R: "routine",
};

/** Collects frontend messages into one buffer that leaves in a single write. */
export class MessageWriter {
  #buffer = Buffer.allocUnsafe(4096);
  #length = 0;
  #start = 0;

  parse(name: string, sql: string): void {
    this.#begin(0x50);
    this.#cString(name);
    this.#cString(sql);
    this.#int16(0);
    this.#end();
  }

  bind(statement: string, parameters: readonly (string | null)[]): void {
    this.#begin(0x42);
    this.#cString("");
    this.#cString(statement);
    this.#int16(0);
    this.#int16(parameters.length);
    for (const parameter of parameters) this.#parameter(parameter);
    this.#int16(0);
    this.#end();
  }

  describeStatement(name: string): void {
    this.#begin(0x44);
    this.#byte(0x53);
    this.#cString(name);
    this.#end();
  }

  describePortal(): void {
    this.#begin(0x44);
    this.#byte(0x50);
    this.#cString("");
    this.#end();
  }

  execute(): void {
    this.#begin(0x45);
    this.#cString("");
    this.#int32(0);
    this.#end();
  }

  closeStatement(name: string): void {
    this.#begin(0x43);
    this.#byte(0x53);
    this.#cString(name);
    this.#end();
  }

  sync(): void {
    this.#begin(0x53);
    this.#end();
  }

  query(sql: string): void {
    this.#begin(0x51);
    this.#cString(sql);
    this.#end();
  }

  /** The bytes written so far. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }

  #begin(type: number): void {
    this.#byte(type);
    this.#start = this.#length;
    this.#reserve(4);
    this.#length += 4;
  }

  #end(): void {
    this.#buffer.writeInt32BE(this.#length - this.#start, this.#start);
  }

  #parameter(value: string | null): void {
    if (value === null) {
      this.#int32(-1);
      return;
    }
    this.#reserve(4 + value.length * 3);
    const written = this.#buffer.write(value, this.#length + 4, "utf8");
    this.#buffer.writeInt32BE(written, this.#length);
    this.#length += 4 + written;
  }

  #cString(value: string): void {
    this.#reserve(value.length * 3 + 1);
    this.#length += this.#buffer.write(value, this.#length, "utf8");
    this.#buffer[this.#length] = 0;
    this.#length += 1;
  }

  #byte(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length] = value;
    this.#length += 1;
  }

  #int16(value: number): void {
    this.#reserve(2);
    this.#length = this.#buffer.writeUInt16BE(value, this.#length);
  }

  #int32(value: number): void {
    this.#reserve(4);
    this.#length = this.#buffer.writeInt32BE(value, this.#length);
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

/** Follows message boundaries in a byte stream that arrives in arbitrary pieces. */
export class FrameScanner {
  #header = Buffer.alloc(5);
  #headerLength = 0;
  #remaining = 0;
  lastType = 0;
  /** Transaction status of the last ReadyForQuery: I idle, T in a transaction, E failed. */
  status = "I";

  /** True while the next byte starts a new message. */
  get atBoundary(): boolean {
    return this.#remaining === 0 && this.#headerLength === 0;
  }

  /** Reads on and calls `onMessageEnd` with the type and the end offset within this piece. */
  push(piece: Uint8Array, onMessageEnd?: (type: number, end: number) => void): void {
    let offset = 0;
    while (offset < piece.length) {
      if (this.#remaining === 0) {
        const take = Math.min(5 - this.#headerLength, piece.length - offset);
        this.#header.set(piece.subarray(offset, offset + take), this.#headerLength);
        this.#headerLength += take;
        offset += take;
        if (this.#headerLength < 5) return;
        this.lastType = this.#header[0] ?? 0;
        this.#remaining = this.#header.readInt32BE(1) - 4;
        this.#headerLength = 0;
        if (this.#remaining === 0) onMessageEnd?.(this.lastType, offset);
        continue;
      }
      const take = Math.min(this.#remaining, piece.length - offset);
      offset += take;
      this.#remaining -= take;
      if (this.#remaining > 0) return;
      if (this.lastType === messageType.readyForQuery) {
        this.status = String.fromCharCode(piece[offset - 1] ?? 0);
      }
      onMessageEnd?.(this.lastType, offset);
    }
  }
}

/** Reads the fields of a RowDescription whose body starts at `offset`. */
export function readRowDescription(buffer: Buffer, offset: number): Field[] {
  const count = buffer.readUInt16BE(offset);
  let at = offset + 2;
  const fields: Field[] = [];
  for (let index = 0; index < count; index += 1) {
    const end = buffer.indexOf(0, at);
    const name = buffer.toString("utf8", at, end);
    fields.push({
      name,
      tableID: buffer.readUInt32BE(end + 1),
      columnID: buffer.readInt16BE(end + 5),
      dataTypeID: buffer.readUInt32BE(end + 7),
      dataTypeSize: buffer.readInt16BE(end + 11),
      dataTypeModifier: buffer.readInt32BE(end + 13),
      format: "text",
    });
    at = end + 19;
  }
  return fields;
}

/** Reads the named fields of an ErrorResponse whose body starts at `offset`. */
export function readError(buffer: Buffer, offset: number): ErrorFields {
  const fields: ErrorFields = {};
  let at = offset;
  while (buffer[at] !== 0) {
    const name = errorFieldNames[String.fromCharCode(buffer[at] ?? 0)];
    const end = buffer.indexOf(0, at + 1);
    if (name !== undefined) fields[name] = buffer.toString("utf8", at + 1, end);
    at = end + 1;
  }
  return fields;
}

/** Builds one backend message. */
export function backendMessage(type: string, body: Uint8Array): Buffer {
  const message = Buffer.alloc(5 + body.length);
  message.write(type, 0, "latin1");
  message.writeInt32BE(4 + body.length, 1);
  message.set(body, 5);
  return message;
}
