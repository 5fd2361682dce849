import * as Y from "yjs";

/** A place in a text as a client names it: what stands there and where it saw it. */
export interface AnchorRequest {
  quote: string;
  /** Where the quote began, in UTF-16 units; the nearest occurrence is taken. */
  start: number;
}

/** A place that moves with the text: two Yjs relative positions (base64) and the text between. */
export interface StoredAnchor {
  start: string;
  end: string;
  quote: string;
}

/** Where an anchor's text is now; `changed` carries what stands there instead of the quote. */
export type ResolvedAnchor =
  | { state: "exact"; start: number; end: number }
  | { state: "changed"; start: number; end: number; text: string }
  | { state: "gone" };

/** A range that grew is told in part: with this many characters more than its quote. */
const MAX_GROWTH_TOLD = 10_000;

/** Ties the quote to the characters of the text; undefined when the quote is not in it. */
export function placeAnchor(
  text: Y.Text,
  content: string,
  { quote, start: near }: AnchorRequest,
): StoredAnchor | undefined {
  const start = nearestOccurrence(content, quote, near);
  return start === undefined
    ? undefined
    : {
        start: encode(Y.createRelativePositionFromTypeIndex(text, start)),
        end: encode(Y.createRelativePositionFromTypeIndex(text, start + quote.length, -1)),
        quote,
      };
}

/**
 * Where the anchored text is now. Text that was removed and written again, as restoring a version
 * does, is found by its quote as long as that stands in one place only.
 */
export function resolveAnchor(text: Y.Text, content: string, anchor: StoredAnchor): ResolvedAnchor {
  const start = decode(text, anchor.start);
  const end = decode(text, anchor.end);
  if (start !== undefined && end !== undefined && start < end) {
    const found = content.slice(start, end);
    return found === anchor.quote
      ? { state: "exact", start, end }
      : {
          state: "changed",
          start,
          end,
          text: found.slice(0, anchor.quote.length + MAX_GROWTH_TOLD).toWellFormed(),
        };
  }
  const again = onlyOccurrence(content, anchor.quote);
  return again === undefined
    ? { state: "gone" }
    : { state: "exact", start: again, end: again + anchor.quote.length };
}

function nearestOccurrence(content: string, quote: string, near: number): number | undefined {
  const before = content.lastIndexOf(quote, near);
  const after = content.indexOf(quote, near);
  if (before === -1 || after === -1) {
    const found = Math.max(before, after);
    return found === -1 ? undefined : found;
  }
  return near - before <= after - near ? before : after;
}

function onlyOccurrence(content: string, quote: string): number | undefined {
  const first = content.indexOf(quote);
  return first !== -1 && content.indexOf(quote, first + 1) === -1 ? first : undefined;
}

function encode(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
}

function decode(text: Y.Text, encoded: string): number | undefined {
  const { doc } = text;
  if (doc === null) return undefined;
  const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  const position = Y.decodeRelativePosition(bytes);
  return Y.createAbsolutePositionFromRelativePosition(position, doc, false)?.index;
}
