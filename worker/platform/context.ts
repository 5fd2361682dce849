import type { Database } from "../db/client.ts";
import type { Env } from "../env.ts";
import type { Actor, UserActor } from "../kernel/actor.ts";

/** Where a request comes from, as the platform tells it; null where it does not. */
export interface ClientInfo {
  userAgent: string | null;
  ipAddress: string | null;
  place: string | null;
}

/** The client of work that no request asked for. */
export const noClient: ClientInfo = { userAgent: null, ipAddress: null, place: null };

/** What a verb works with: who acts, when, and the services of the platform. */
export interface Context<ActorKind extends Actor = Actor> {
  requestId: string;
  actor: ActorKind;
  now: Date;
  client: ClientInfo;
  /** Where people reach the product; links in mails lead there. */
  origin: string;
  db: Database;
  env: Env;
  /** Work that goes on after the answer; its failure is logged, not answered. */
  defer(work: Promise<unknown>): void;
}

export type UserContext = Context<UserActor>;
