import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type CheckRules, checkRulesQuery } from "../api/get-check-rules.ts";
import {
  CHECKS,
  type CheckedText,
  findingMarks,
  marksByPlace,
  movedMarks,
} from "../model/checked-text.ts";
import type { CheckAnswer, CheckRequest } from "../model/checks-protocol.ts";
import { type CheckState, findingsKey } from "./use-findings.ts";

const PAUSE_MS = 400;
/** Typing without a pause is checked this often. */
const LONGEST_MS = 2_000;

/** Checks a text at once and in the pauses of its typing; answers with what ends it. */
function followText(
  text: CheckedText,
  rules: CheckRules,
  tell: (state: CheckState) => void,
): () => void {
  const worker = new Worker(new URL("../model/checks.worker.ts", import.meta.url), {
    type: "module",
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sinceMs = 0;
  let checking: string | undefined;
  const check = () => {
    timer = undefined;
    checking = text.read();
    worker.postMessage({ text: checking, rules } satisfies CheckRequest);
  };
  const soon = () => {
    const nowMs = Date.now();
    if (timer === undefined) sinceMs = nowMs;
    clearTimeout(timer);
    timer = setTimeout(check, Math.min(PAUSE_MS, Math.max(0, sinceMs + LONGEST_MS - nowMs)));
  };
  worker.addEventListener("message", ({ data }: MessageEvent<CheckAnswer>) => {
    const checked = checking ?? "";
    checking = undefined;
    const now = text.read();
    const marks = movedMarks(findingMarks(checked, data), checked, now);
    tell({ findings: data, marks });
    text.editor.highlightRanges(CHECKS, marksByPlace(marks));
    if (now !== checked) soon();
  });
  worker.addEventListener("error", () => {
    checking = undefined;
    tell({ failed: true });
  });
  const stop = text.onText(() => {
    if (checking === undefined) soon();
  });
  check();
  return () => {
    stop();
    clearTimeout(timer);
    worker.terminate();
    text.editor.highlightRanges(CHECKS, []);
  };
}

/** Keeps checking the draft on the screen, off the main thread, and marks what it finds. */
export function useLiveChecks(docId: string, text: CheckedText): void {
  const queryClient = useQueryClient();
  const { data: rules } = useQuery(checkRulesQuery(docId));
  useEffect(() => {
    if (!rules) return;
    return followText(text, rules, (state) => queryClient.setQueryData(findingsKey(docId), state));
  }, [docId, text, rules, queryClient]);
}
