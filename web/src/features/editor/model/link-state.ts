export interface Refusal {
  message: string;
  requestId?: string | undefined;
}

export type TicketAnswer =
  | { type: "ticket"; ticket: string }
  | { type: "unreachable" }
  /** Not now: an overloaded server, a limit. */
  | ({ type: "later"; retryAfterSeconds: number | undefined } & Refusal)
  /** Not at all: no access, no such document. */
  | ({ type: "never" } & Refusal);

export type LinkState =
  /** On the way; `attempt` counts from 1 and begins again after a connection. */
  | { phase: "connecting"; attempt: number; refusal: Refusal | undefined }
  /** Text of both sides has been exchanged and what is typed goes out at once. */
  | { phase: "live"; hanging: boolean }
  | { phase: "waiting"; attempt: number; refusal: Refusal | undefined }
  /** Ended for good, until `retry`. */
  | { phase: "ended"; why: "lost" | "full" | "refused" | "strange"; refusal: Refusal };
