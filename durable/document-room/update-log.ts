/** A row of SQLite in a Durable Object holds 2 MB at most. */
const MAX_ROW_BYTES = 1_000_000;
const COMPACT_AFTER_ROWS = 1_000;
const COMPACT_AFTER_BYTES = 8_000_000;

interface LogState {
  nextSeq: number;
  rows: number;
  bytes: number;
}

/**
 * The draft on disk: a snapshot and the updates since, in pieces that fit into rows. A long log
 * takes time to read when the room wakes, so it is folded into the snapshot now and then.
 */
export class UpdateLog {
  readonly #sql: SqlStorage;
  #state: LogState | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The Yjs updates that make up the document, oldest first. */
  read(): Uint8Array[] {
    const snapshot = this.#sql
      .exec<{ data: ArrayBuffer }>("SELECT data FROM snapshot ORDER BY part")
      .toArray();
    const updates: Uint8Array[] = snapshot.length > 0 ? [concat(snapshot)] : [];
    let pieces: { data: ArrayBuffer }[] = [];
    for (const row of this.#sql.exec<{ data: ArrayBuffer; more: number }>(
      "SELECT data, more FROM updates ORDER BY seq",
    )) {
      pieces.push(row);
      if (row.more === 0) {
        updates.push(concat(pieces));
        pieces = [];
      }
    }
    return updates;
  }

  /** Adds an update; `encode` gives the whole document when it is time to fold the log. */
  append(update: Uint8Array, encode: () => Uint8Array): void {
    const { nextSeq, rows, bytes } = this.#known();
    const pieces = cut(update);
    const seq = nextSeq + pieces.length;
    const isLong = rows + pieces.length >= COMPACT_AFTER_ROWS;
    if (isLong || bytes + update.byteLength >= COMPACT_AFTER_BYTES) {
      this.#fold(encode(), seq);
      this.#state = { nextSeq: seq, rows: 0, bytes: 0 };
      return;
    }
    for (const [index, piece] of pieces.entries()) {
      const more = index < pieces.length - 1 ? 1 : 0;
      this.#sql.exec(
        "INSERT INTO updates (seq, data, more) VALUES (?, ?, ?)",
        nextSeq + index,
        piece,
        more,
      );
    }
    this.#state = {
      nextSeq: seq,
      rows: rows + pieces.length,
      bytes: bytes + update.byteLength,
    };
  }

  /** Counts again, because a transaction was undone. */
  forget(): void {
    this.#state = undefined;
  }

  #fold(document: Uint8Array, seq: number): void {
    this.#sql.exec("DELETE FROM snapshot");
    for (const [part, piece] of cut(document).entries()) {
      this.#sql.exec("INSERT INTO snapshot (part, data) VALUES (?, ?)", part, piece);
    }
    this.#sql.exec("DELETE FROM updates");
    this.#sql.exec("UPDATE meta SET snapshot_seq = ?", seq - 1);
  }

  #known(): LogState {
    if (!this.#state) {
      const { last, rows, bytes } = this.#sql
        .exec<{ last: number; rows: number; bytes: number }>(
          `SELECT max(coalesce(max(seq), 0), coalesce((SELECT snapshot_seq FROM meta), 0)) AS last,
            count(*) AS rows, coalesce(sum(length(data)), 0) AS bytes FROM updates`,
        )
        .one();
      this.#state = { nextSeq: last + 1, rows, bytes };
    }
    return this.#state;
  }
}

function cut(bytes: Uint8Array): Uint8Array[] {
  const pieces = Array.from({ length: Math.ceil(bytes.byteLength / MAX_ROW_BYTES) }, (_, index) =>
    bytes.slice(index * MAX_ROW_BYTES, (index + 1) * MAX_ROW_BYTES),
  );
  return pieces;
}

function concat(rows: readonly { data: ArrayBuffer }[]): Uint8Array {
  const [first, second] = rows;
  if (first && !second) {
    return new Uint8Array(first.data);
  }
  const whole = new Uint8Array(rows.reduce((total, { data }) => total + data.byteLength, 0));
  let offset = 0;
  for (const { data } of rows) {
    whole.set(new Uint8Array(data), offset);
    offset += data.byteLength;
  }
  return whole;
}
