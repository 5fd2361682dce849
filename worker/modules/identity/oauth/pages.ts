import type { Landing } from "./complete-oauth.ts";

/** The client's page that goes on from here; a secret stands after the #, where no log sees it. */
export function pageOf(landing: Landing, provider: string): string {
  switch (landing.step) {
    case "done":
      return address({ step: "done" }, landing.next);
    case "linked":
      return `/settings/security?${new URLSearchParams({ linked: provider })}`;
    case "prove":
      return `${address({ step: "prove", provider }, landing.next)}#${landing.token}`;
  }
}

/** The client's page that says what went wrong and what to do. */
export function problemPageOf(reason: string, provider: string): string {
  return address({ step: "problem", reason, provider });
}

function address(parts: Record<string, string>, next?: string): string {
  return `/oauth?${new URLSearchParams(next === undefined ? parts : { ...parts, next })}`;
}
