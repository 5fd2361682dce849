import type { Database } from "../db/client.ts";
import type { Env } from "../env.ts";
import type { Actor, UserActor } from "../kernel/actor.ts";

/** What a verb works with: who acts, when, and the services of the platform. */
export interface Context<ActorKind extends Actor = Actor> {
  requestId: string;
  actor: ActorKind;
  now: Date;
  db: Database;
  env: Env;
  /** Work that goes on after the answer; its failure is logged, not answered. */
  defer(work: Promise<unknown>): void;
}

export type UserContext = Context<UserActor>;
