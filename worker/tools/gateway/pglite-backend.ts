import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { vector } from "@electric-sql/pglite-pgvector";
import {
  type Backend,
  BackendUnavailable,
  type Channel,
  type RawSession,
  type RawSessionEvents,
} from "./channel.ts";
import { FrameScanner, MessageWriter } from "./wire.ts";

const idleTransactionTimeoutMs = 30_000;
const endsRound = new Set([0x51, 0x53, 0x46]);
const terminate = 0x58;

/** Opens the embedded Postgres in `dataDir`, or in memory when none is given. */
export async function openPglite(dataDir?: string): Promise<Backend> {
  if (dataDir !== undefined) await initialize(dataDir);
  const database = await create(dataDir);
  await database.exec("SET TIME ZONE 'UTC'");
  return pgliteBackend(database);
}

function create(dataDir: string | undefined): Promise<PGlite> {
  return PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    extensions: { vector, pg_trgm, unaccent, citext },
  });
}

/** A folder that was being filled when its process was killed would never open again. */
async function initialize(dataDir: string): Promise<void> {
  if (existsSync(dataDir)) return;
  const unfinished = `${dataDir}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await (await create(unfinished)).close();
  await rename(unfinished, dataDir);
}

function pgliteBackend(database: PGlite): Backend {
  const turns = takeTurns();
  const sessions = new Set<RawSession>();
  let isClosed = false;
  const channel: Channel = {
    statements: new Map(),
    roundTrip: async (message) => asBuffer(await database.execProtocolRaw(message)),
  };
  return {
    async withChannel(use) {
      if (isClosed) throw new BackendUnavailable("The database is closed");
      const release = await turns();
      try {
        return await use(channel);
      } finally {
        release();
      }
    },
    async openSession(events) {
      if (isClosed) throw new BackendUnavailable("The database is closed");
      const session = openSession(database, turns, {
        onData: (bytes) => events.onData(bytes),
        onEnd: () => {
          sessions.delete(session);
          events.onEnd();
        },
      });
      sessions.add(session);
      return session;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      for (const session of sessions) session.close();
      const release = await turns();
      await database.close();
      release();
    },
  };
}

/** Hands out turns in the order they were asked for: the embedded Postgres has one session. */
function takeTurns(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let release = (): void => undefined;
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
}

/** A client keeps its turn until its transaction ends, so nothing of others gets into it. */
function openSession(
  database: PGlite,
  turns: () => Promise<() => void>,
  events: RawSessionEvents,
): RawSession {
  const incoming = new FrameScanner();
  const outgoing = new FrameScanner();
  let parts: Buffer[] = [];
  let release: (() => void) | undefined;
  let work: Promise<void> = Promise.resolve();
  let isClosed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  async function run(message: Uint8Array): Promise<void> {
    clearTimeout(idleTimer);
    if (isClosed) return;
    release ??= await turns();
    if (!isClosed) {
      const answer = await database.execProtocolRaw(message);
      outgoing.push(answer);
      events.onData(answer);
    }
    if (outgoing.status === "I") yieldTurn();
    else idleTimer = setTimeout(close, idleTransactionTimeoutMs);
  }

  function yieldTurn(): void {
    release?.();
    release = undefined;
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    clearTimeout(idleTimer);
    work = work.then(async () => {
      if (outgoing.status !== "I") {
        const writer = new MessageWriter();
        writer.query("ROLLBACK");
        await database.execProtocolRaw(writer.finish());
      }
      yieldTurn();
    });
    events.onEnd();
  }

  return {
    write(bytes) {
      let start = 0;
      incoming.push(bytes, (type, end) => {
        if (type === terminate) work = work.then(close);
        if (!endsRound.has(type)) return;
        parts.push(bytes.subarray(start, end));
        start = end;
        const message = Buffer.concat(parts);
        parts = [];
        work = work.then(() => run(message)).catch(close);
      });
      if (start < bytes.length) parts.push(bytes.subarray(start));
    },
    close,
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
