import { counted, formatNumber } from "@/lib/counted.ts";
import type { Analysis } from "@/lib/markdown/analyze.ts";
import type { CursorPlace } from "../source/source-editor.tsx";

/** Where the cursor is and how much text there is. */
export function StatusLine({
  cursor,
  analysis,
}: {
  cursor: CursorPlace | undefined;
  analysis: Analysis | undefined;
}) {
  return (
    <div className="hidden h-7 shrink-0 items-center gap-4 border-t border-line-soft px-4 text-2xs whitespace-nowrap text-ink-3 tabular-nums md:flex">
      {cursor && (
        <span>
          Line {formatNumber(cursor.line)}, column {formatNumber(cursor.column)}
        </span>
      )}
      {analysis && (
        <>
          <span>{counted(analysis.words, "word")}</span>
          <span>{counted(analysis.requirements, "requirement")}</span>
        </>
      )}
      <span className="ms-auto">? for shortcuts</span>
    </div>
  );
}
