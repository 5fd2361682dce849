import { type EditGrant, MAX_GRANT_MS } from "./client.ts";

const SWEEP_ABOVE = 1_000;

/**
 * Who may edit, as Postgres said it a moment ago; in memory only, so that a restart asks again.
 * Refusals are not kept: a user who was just given access gets in with the next edit.
 */
export class GrantBook {
  readonly #expiresAtMs = new Map<string, number>();

  /** Takes a grant over; false when it does not allow editing this organization's document. */
  accept(grant: EditGrant, organizationId: string, nowMs: number): boolean {
    if (!grant.canEdit || grant.organizationId !== organizationId) {
      this.#expiresAtMs.delete(grant.userId);
      return false;
    }
    if (this.#expiresAtMs.size >= SWEEP_ABOVE) {
      this.#sweep(nowMs);
    }
    this.#expiresAtMs.set(grant.userId, Math.min(grant.expiresAtMs, nowMs + MAX_GRANT_MS));
    return true;
  }

  isLive(userId: string, nowMs: number): boolean {
    return (this.#expiresAtMs.get(userId) ?? 0) > nowMs;
  }

  clear(): void {
    this.#expiresAtMs.clear();
  }

  #sweep(nowMs: number): void {
    for (const [userId, expiresAtMs] of this.#expiresAtMs) {
      if (expiresAtMs <= nowMs) {
        this.#expiresAtMs.delete(userId);
      }
    }
  }
}
