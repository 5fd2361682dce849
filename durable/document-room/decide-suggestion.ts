import {
  type DecideSuggestionInput,
  type DecideSuggestionResult,
  MAX_DRAFT_BYTES,
  type SuggestionDecision,
  type SuggestionReview,
  type SuggestionToReview,
} from "./client.ts";
import { isTooLarge, type Room } from "./room.ts";
import type { RoomStorage } from "./storage.ts";

/**
 * Decides a suggestion once: the edit and its record are one write, so that neither a second editor
 * nor a repeated call after a crash applies it again.
 */
export function decideSuggestion(
  input: DecideSuggestionInput,
  draft: Room,
  storage: RoomStorage,
  nowMs: number,
): DecideSuggestionResult {
  const { suggestionId, status, userId, reason = null } = input;
  const recorded = storage.decisions.find(suggestionId);
  if (recorded) {
    return { ok: true, decision: recorded, edited: false };
  }
  const decidedAt = new Date(nowMs).toISOString();
  const decision: SuggestionDecision = { status, decidedBy: userId, decidedAt, reason };
  if (input.status !== "accepted") {
    storage.decisions.insert(suggestionId, decision);
    return { ok: true, decision, edited: false };
  }
  const place = draft.resolveAnchor(input.anchor);
  if (place.state !== "exact") {
    return { ok: false, reason: "changed", place };
  }
  const content = draft.content();
  const edited = content.slice(0, place.start) + input.replacement + content.slice(place.end);
  if (isTooLarge(edited)) {
    return { ok: false, reason: "too-large", maxBytes: MAX_DRAFT_BYTES };
  }
  const change = draft.replace(edited, userId, nowMs);
  storage.saveWith(
    change,
    () => draft.encode(),
    () => storage.decisions.insert(suggestionId, decision),
  );
  return { ok: true, decision, edited: change !== undefined };
}

/** The place of each suggestion in the text, or its decision when there is one. */
export function reviewSuggestions(
  suggestions: readonly SuggestionToReview[],
  draft: Room,
  storage: RoomStorage,
): SuggestionReview[] {
  const places = draft.resolveAnchors(suggestions.map(({ anchor }) => anchor));
  return suggestions.map(({ suggestionId }, index) => {
    const decision = storage.decisions.find(suggestionId);
    return decision ? { decision } : { place: places[index] ?? { state: "gone" } };
  });
}
