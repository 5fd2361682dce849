import { skipToken, useQuery } from "@tanstack/react-query";
import type { FindingMark } from "../model/checked-text.ts";
import type { CheckAnswer } from "../model/checks-protocol.ts";

export type CheckState =
  | { findings: CheckAnswer; marks: readonly FindingMark[]; failed?: never }
  | { failed: true; findings?: never; marks?: never };

/** Where what was found last in a draft is kept. */
export function findingsKey(docId: string) {
  return ["findings", docId] as const;
}

/** What the checks found last in the draft on the screen. */
export function useFindings(docId: string): CheckState | undefined {
  return useQuery<CheckState>({ queryKey: findingsKey(docId), queryFn: skipToken }).data;
}
