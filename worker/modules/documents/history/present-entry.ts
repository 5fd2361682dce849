import type { HistoryEntry as RoomEntry } from "../../../../durable/document-room/client.ts";
import type { HistoryEntry } from "./contract.ts";

/** Puts a room's entry into the shape of the contract. */
export function presentEntry(
  { authorIds, position: _position, ...entry }: RoomEntry,
  names: ReadonlyMap<string, string>,
): HistoryEntry {
  return { ...entry, authors: authorIds.map((id) => ({ id, name: names.get(id) ?? "" })) };
}
