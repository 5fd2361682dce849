import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { explain, requestIdOf } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { counted } from "@/lib/counted.ts";
import { checkRulesQuery } from "../api/get-check-rules.ts";
import { useFindings } from "../hooks/use-findings.ts";
import { type CheckedText, keyed } from "../model/checked-text.ts";
import { FindingRow } from "./finding-row.tsx";

/** Whose mark in the source is the one of the chosen finding. */
const CHOSEN = "checks.chosen";

function summaryOf(errors: number, advice: number): string {
  const parts = [errors > 0 && counted(errors, "error"), advice > 0 && `${advice} to improve`];
  return parts.filter(Boolean).join(", ");
}

/** What the checks find in the draft; it follows the typing. */
export function ChecksPanel({ docId, text }: { docId: string; text: CheckedText }) {
  const { error, isError, refetch } = useQuery(checkRulesQuery(docId));
  const state = useFindings(docId);
  const [active, setActive] = useState<string>();
  const items = useMemo(() => keyed(state?.findings ?? []), [state]);

  useEffect(() => {
    const chosen = state?.marks?.filter(({ id }) => id === active) ?? [];
    text.editor.highlightRanges(
      CHOSEN,
      chosen.map((mark) => ({ ...mark, active: true })),
    );
  }, [state, active, text]);
  useEffect(() => () => text.editor.highlightRanges(CHOSEN, []), [text]);
  useEffect(
    () =>
      text.editor.onHighlightPress((id) => {
        if (id.startsWith("check:")) setActive(id);
      }),
    [text],
  );

  if (state?.failed || (!state && isError)) {
    return (
      <div className="p-3">
        <ErrorPanel
          title="The draft was not checked"
          description={state?.failed ? "Reload the page to check it again." : explain(error)}
          requestId={requestIdOf(error)}
          {...(!state && { onRetry: () => void refetch() })}
        />
      </div>
    );
  }
  if (!state) {
    return <SkeletonLines widths={["70%", "92%", "64%", "80%"]} />;
  }
  const errors = items.filter(({ finding }) => finding.severity === "error").length;
  if (items.length === 0) {
    return (
      <p role="status" className="flex gap-2.5 p-4 text-ink-2">
        <CircleCheck className="mt-0.5 size-3.5 text-success-text" aria-hidden />
        Nothing to mend: headings, tables, requirements, traces and links are as they should be.
      </p>
    );
  }
  return (
    <>
      <p
        role="status"
        className="border-b border-line-soft px-4 py-2 text-xs text-ink-3 tabular-nums"
      >
        {summaryOf(errors, items.length - errors)}
      </p>
      <ul>
        {items.map(({ id, finding }) => (
          <FindingRow
            key={id}
            finding={finding}
            active={id === active}
            onSelect={() => {
              setActive(id);
              const mark = state.marks?.find((one) => one.id === id);
              if (mark) text.editor.scrollToRange(mark);
            }}
          />
        ))}
      </ul>
    </>
  );
}
