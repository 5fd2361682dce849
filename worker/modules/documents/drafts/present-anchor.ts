import type { ResolvedAnchor } from "../../../../durable/document-room/client.ts";
import type { TextAnchor } from "./contract.ts";

/** Where an anchor is now, in the shape of the contract. */
export function presentAnchor(place: ResolvedAnchor): TextAnchor {
  if (place.state === "gone") return { state: "gone", start: null, end: null, text: null };
  const { state, start, end } = place;
  return { state, start, end, text: state === "changed" ? place.text : null };
}
