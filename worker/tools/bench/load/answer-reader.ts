export interface HttpAnswer {
  status: number;
  /** Header names in lower case. */
  headers: ReadonlyMap<string, string>;
  /** The first part of the body, to say what went wrong. */
  body: string;
}

interface Head {
  status: number;
  headers: ReadonlyMap<string, string>;
  bodyStart: number;
}

const endOfHead = Buffer.from("\r\n\r\n");
const keptBodyLength = 300;

/** Puts HTTP/1.1 answers together from the bytes of one connection, one answer at a time. */
export class AnswerReader {
  #bytes: Buffer = Buffer.alloc(0);
  #head: Head | undefined;

  /** The answer once its last byte is there. */
  push(bytes: Buffer): HttpAnswer | undefined {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
    this.#head ??= readHead(this.#bytes);
    if (this.#head === undefined) return undefined;
    const { status, headers, bodyStart } = this.#head;
    const end = findEnd(this.#bytes, this.#head);
    if (end === undefined) return undefined;
    const body = this.#bytes.toString("utf8", bodyStart, Math.min(end, bodyStart + keptBodyLength));
    this.#bytes = this.#bytes.subarray(end);
    this.#head = undefined;
    return { status, headers, body };
  }
}

function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf(endOfHead);
  if (end < 0) return undefined;
  const [statusLine = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(statusLine.split(" ")[1]), headers, bodyStart: end + endOfHead.length };
}

/** Where the answer ends; undefined while bytes are missing. */
function findEnd(bytes: Buffer, { status, headers, bodyStart }: Head): number | undefined {
  if (status === 204 || status === 304) return bodyStart;
  if (headers.get("transfer-encoding") === "chunked") return findLastChunk(bytes, bodyStart);
  const end = bodyStart + Number(headers.get("content-length") ?? 0);
  return bytes.length >= end ? end : undefined;
}

function findLastChunk(bytes: Buffer, bodyStart: number): number | undefined {
  let at = bodyStart;
  while (true) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return next;
    at = next;
  }
}
