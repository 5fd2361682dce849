import { CircleCheck } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { explain, requestIdOf } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { CheckFinding } from "../api/check-draft.ts";
import { useChecks } from "../hooks/use-checks.ts";
import { type CheckedText, lineRanges } from "../model/checked-text.ts";
import { FindingRow } from "./finding-row.tsx";

const OWNER = "checks";

function keyed(findings: readonly CheckFinding[]): { id: string; finding: CheckFinding }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const base = `check:${finding.rule}:${finding.place.line}:${finding.message}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { id: count === 1 ? base : `${base}:${count}`, finding };
  });
}

function countOf(errors: number, advice: number): string {
  const parts = [
    errors > 0 && `${errors} ${errors === 1 ? "error" : "errors"}`,
    advice > 0 && `${advice} to improve`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** What the checks find in the draft, marked in the source; it follows the typing. */
export function ChecksPanel({ docId, text }: { docId: string; text: CheckedText }) {
  const { data, error, isPending, refetch } = useChecks(docId, text);
  const [active, setActive] = useState<string>();
  const items = useMemo(() => keyed(data?.findings ?? []), [data]);

  useEffect(() => {
    const ranges = lineRanges(text.read(), new Set(items.map(({ finding }) => finding.place.line)));
    text.editor.highlightRanges(
      OWNER,
      items.flatMap(({ id, finding }) => {
        const range = ranges.get(finding.place.line);
        return range ? [{ id, ...range, tone: "finding" as const, active: id === active }] : [];
      }),
    );
  }, [items, active, text]);
  useEffect(() => () => text.editor.highlightRanges(OWNER, []), [text]);
  useEffect(
    () =>
      text.editor.onHighlightPress((id) => {
        if (id.startsWith("check:")) setActive(id);
      }),
    [text],
  );

  if (isPending) {
    return (
      <div className="grid gap-3.5 p-4" aria-busy="true">
        {["70%", "92%", "64%", "80%"].map((width) => (
          <Skeleton key={width} width={width} />
        ))}
      </div>
    );
  }
  if (!data) {
    return (
      <div className="p-3">
        <ErrorPanel
          title="The draft was not checked"
          description={explain(error)}
          requestId={requestIdOf(error)}
          onRetry={() => void refetch()}
        />
      </div>
    );
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
        {countOf(errors, items.length - errors)}
      </p>
      <ul>
        {items.map(({ id, finding }) => (
          <FindingRow
            key={id}
            finding={finding}
            active={id === active}
            onSelect={() => {
              setActive(id);
              const { line } = finding.place;
              const range = lineRanges(text.read(), new Set([line])).get(line);
              if (range) text.editor.scrollToRange(range);
            }}
          />
        ))}
      </ul>
    </>
  );
}
