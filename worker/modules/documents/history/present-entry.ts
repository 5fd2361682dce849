import type { HistoryEntry as RoomEntry } from "../../../../durable/document-room/client.ts";
import type { HistoryEntry } from "./contract.ts";

/** Puts a room's entry into the shape of the contract. */
export function presentEntry(
  { authorIds, position: _position, ...entry }: RoomEntry,
  names: Readonly<Record<string, string>>,
): HistoryEntry {
  return { ...entry, authors: authorIds.map((id) => ({ id, name: names[id] ?? "" })) };
}
