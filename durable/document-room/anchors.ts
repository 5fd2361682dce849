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
/** So many characters are searched for texts that were written again: a fifth of a second. */
const MAX_SEARCHED = 400_000_000;

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
 * Where the anchored texts are now. Text that was removed and written again, as restoring a version
 * does, is found by its quote as long as that stands in one place only.
 */
export function resolveAnchors(
  text: Y.Text,
  content: string,
  anchors: readonly StoredAnchor[],
): ResolvedAnchor[] {
  const indexes = indexesOf(
    text,
    anchors.flatMap(({ start, end }) => [decode(start), decode(end)]),
  );
  let searchable = MAX_SEARCHED;
  return anchors.map(({ quote }, position) => {
    const start = indexes[2 * position];
    const end = indexes[2 * position + 1];
    if (start !== undefined && end !== undefined && start < end) {
      const found = content.slice(start, end);
      return found === quote
        ? { state: "exact", start, end }
        : {
            state: "changed",
            start,
            end,
            text: found.slice(0, quote.length + MAX_GROWTH_TOLD).toWellFormed(),
          };
    }
    searchable -= content.length;
    const again = searchable < 0 ? undefined : onlyOccurrence(content, quote);
    return again === undefined
      ? { state: "gone" }
      : { state: "exact", start: again, end: again + quote.length };
  });
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

function decode(encoded: string): Y.RelativePosition {
  return Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
}

/**
 * The offsets of positions, found in one walk through the text: Yjs walks back to its beginning for
 * each. Undefined for what the text has never had or has forgotten.
 */
function indexesOf(text: Y.Text, positions: readonly Y.RelativePosition[]): (number | undefined)[] {
  const { doc } = text;
  if (doc === null) return [];
  const items = positions.map(({ item: id }) => {
    if (id === null || Y.getState(doc.store, id.client) <= id.clock) return undefined;
    const item = Y.getItem(doc.store, id);
    return item instanceof Y.Item ? item : undefined;
  });
  const wanted = new Set(items);
  const starts = new Map<Y.Item, number>();
  let length = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (wanted.has(item)) starts.set(item, length);
    if (!item.deleted && item.countable) length += item.length;
  }
  return positions.map(({ item: id, assoc }, position) => {
    // Without an item it is an end of the text.
    if (id === null) return assoc >= 0 ? length : 0;
    const item = items[position];
    const start = item && starts.get(item);
    if (item === undefined || start === undefined) return undefined;
    if (item.deleted || !item.countable) return start;
    return start + (id.clock - item.id.clock) + (assoc >= 0 ? 0 : 1);
  });
}
