import type { Field } from "./wire.ts";

export interface PreparedStatement {
  name: string;
  /** Undefined while the server has not described it yet; empty when it returns no rows. */
  fields: Field[] | undefined;
}

/** One Postgres session that answers one request at a time. */
export interface Channel {
  /** SQL text → statement prepared on this session, oldest use first. */
  readonly statements: Map<string, PreparedStatement>;
  /** Sends whole messages ending in Sync or Query and resolves with everything up to ReadyForQuery. */
  roundTrip(message: Uint8Array): Promise<Buffer>;
}

/** A raw session for one WebSocket: bytes in, bytes out, already signed in. */
export interface RawSession {
  write(bytes: Buffer): void;
  /** Ends the session; an open transaction is rolled back. */
  close(): void;
}

export interface RawSessionEvents {
  onData(bytes: Uint8Array): void;
  onEnd(): void;
}

/** A Postgres behind the gateway. */
export interface Backend {
  /** Lends a session for as long as `use` runs; throws BackendUnavailable when none can be had. */
  withChannel<Result>(use: (channel: Channel) => Promise<Result>): Promise<Result>;
  openSession(events: RawSessionEvents): Promise<RawSession>;
  close(): Promise<void>;
}

/** Postgres cannot be reached, or went away before it answered. */
export class BackendUnavailable extends Error {
  override name = "BackendUnavailable";
}
