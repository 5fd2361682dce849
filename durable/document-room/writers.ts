import * as Y from "yjs";
import type { WrittenStretches } from "./client.ts";

/** Whose edits each Yjs client carries, a person's or a job's; older ones are nobody's known. */
export class Writers {
  readonly #sql: SqlStorage;
  #known: Map<number, string> | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Notes whose clients these are, in the transaction of their first change. */
  record(clientIds: readonly number[], writerId: string): void {
    for (const clientId of clientIds) {
      this.#sql.exec(
        "INSERT INTO writers VALUES (?, ?) ON CONFLICT DO NOTHING",
        clientId,
        writerId,
      );
      this.#known = undefined;
    }
  }

  /** Ids of users and jobs by client. */
  all(): ReadonlyMap<number, string> {
    this.#known ??= new Map(
      this.#sql
        .exec<{ client_id: number; user_id: string }>("SELECT client_id, user_id FROM writers")
        .toArray()
        .map((row) => [row.client_id, row.user_id]),
    );
    return this.#known;
  }

  /** Reads them again, because a transaction was undone. */
  forget(): void {
    this.#known = undefined;
  }
}

/** The Yjs clients whose edits an update carries. */
export function clientsIn(update: Uint8Array): number[] {
  return [...Y.parseUpdateMeta(update).from.keys()];
}

/** Who wrote what stands in the text; neighbouring pieces of one person are one stretch. */
export function stretchesOf(text: Y.Text, writers: ReadonlyMap<number, string>): WrittenStretches {
  const places = new Map<string, number>();
  const stretches: number[] = [];
  let position = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) {
      continue;
    }
    const writerId = writers.get(item.id.client);
    const start = position;
    position += item.length;
    if (writerId === undefined) {
      continue;
    }
    const place = places.get(writerId) ?? places.size;
    places.set(writerId, place);
    const last = stretches.length - 1;
    if (stretches[last] === start && stretches[last - 2] === place) {
      stretches[last] = position;
    } else {
      stretches.push(place, start, position);
    }
  }
  return { writerIds: [...places.keys()], stretches: Uint32Array.from(stretches) };
}
