import type { Socket } from "node:net";
import { Client } from "pg";
import { type Backend, BackendUnavailable, type Channel, type RawSession } from "./channel.ts";
import { FrameScanner, messageType } from "./wire.ts";

const connectTimeoutMs = 5_000;
const queueTimeoutMs = 10_000;

export interface PostgresBackendOptions {
  url: string;
  /** Sessions kept for HTTP statements. */
  maxSessions?: number;
}

interface SocketChannel extends Channel {
  readonly socket: Socket;
  isBroken: boolean;
}

/** Reaches a Postgres server through a pool of sessions with cached statements. */
export function openPostgres({ url, maxSessions = 10 }: PostgresBackendOptions): Backend {
  const idle: SocketChannel[] = [];
  const all = new Set<SocketChannel>();
  const rawSockets = new Set<Socket>();
  const waiting: ((channel: SocketChannel | undefined) => void)[] = [];
  let opening = 0;
  let isClosed = false;

  async function acquire(): Promise<SocketChannel> {
    if (isClosed) throw new BackendUnavailable("The database is closed");
    for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
      if (!known.isBroken) return known;
    }
    if (all.size + opening < maxSessions) return open();
    return waitForTurn();
  }

  async function open(): Promise<SocketChannel> {
    opening += 1;
    try {
      const channel = socketChannel(await connect(url), () => {
        all.delete(channel);
        waiting.shift()?.(undefined);
      });
      all.add(channel);
      return channel;
    } finally {
      opening -= 1;
    }
  }

  async function waitForTurn(): Promise<SocketChannel> {
    const channel = await new Promise<SocketChannel | undefined>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(settle), 1);
        reject(new BackendUnavailable("No database session became free in time"));
      }, queueTimeoutMs);
      function settle(lent: SocketChannel | undefined): void {
        clearTimeout(timer);
        resolve(lent);
      }
      waiting.push(settle);
    });
    return channel ?? acquire();
  }

  function giveBack(channel: SocketChannel): void {
    if (channel.isBroken) return;
    if (isClosed) {
      channel.socket.end();
      return;
    }
    const next = waiting.shift();
    if (next === undefined) idle.push(channel);
    else next(channel);
  }

  return {
    async withChannel(use) {
      const channel = await acquire();
      try {
        return await use(channel);
      } finally {
        giveBack(channel);
      }
    },
    async openSession(events) {
      const socket = await connect(url);
      rawSockets.add(socket);
      socket.on("data", (bytes: Buffer) => events.onData(bytes));
      socket.on("error", () => undefined);
      socket.once("close", () => {
        rawSockets.delete(socket);
        events.onEnd();
      });
      const session: RawSession = {
        write: (bytes) => socket.write(bytes),
        close: () => socket.destroy(),
      };
      return session;
    },
    async close() {
      isClosed = true;
      for (const settle of waiting.splice(0)) settle(undefined);
      for (const channel of all) channel.socket.destroy();
      for (const socket of rawSockets) socket.destroy();
    },
  };
}

/** Signs in through `pg`, which knows every way Postgres asks for a password, and keeps the socket. */
async function connect(url: string): Promise<Socket> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: "docuforge-gateway",
    options: "-c TimeZone=UTC",
  });
  // Connection failures reach the caller through the promise; later ones through the socket.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new BackendUnavailable(`The database cannot be reached: ${reason(error)}`);
  }
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.removeAllListeners();
  stream.setNoDelay(true);
  return stream;
}

function socketChannel(socket: Socket, onBroken: () => void): SocketChannel {
  const scanner = new FrameScanner();
  let pieces: Buffer[] = [];
  let pending: { resolve(answer: Buffer): void; reject(error: Error): void } | undefined;
  const channel: SocketChannel = {
    socket,
    statements: new Map(),
    isBroken: false,
    roundTrip(message) {
      if (channel.isBroken) return Promise.reject(lost());
      return new Promise((resolve, reject) => {
        pending = { resolve, reject };
        socket.write(message);
      });
    },
  };
  socket.on("data", (piece: Buffer) => {
    scanner.push(piece);
    pieces.push(piece);
    if (!scanner.atBoundary || scanner.lastType !== messageType.readyForQuery) return;
    const [first] = pieces;
    const answer = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
    pieces = [];
    pending?.resolve(answer);
    pending = undefined;
  });
  socket.on("error", () => undefined);
  socket.once("close", () => {
    channel.isBroken = true;
    pending?.reject(lost());
    onBroken();
  });
  return channel;
}

function lost(): BackendUnavailable {
  return new BackendUnavailable("The database closed the connection before it answered");
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join("; ");
  return error instanceof Error ? error.message : String(error);
}
