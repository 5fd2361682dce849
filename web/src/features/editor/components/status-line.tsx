import type { Analysis } from "@/lib/markdown/analyze.ts";
import type { CursorPlace } from "../source/source-editor.tsx";

const number = new Intl.NumberFormat();

/** A count with its noun. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

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
          Line {number.format(cursor.line)}, column {number.format(cursor.column)}
        </span>
      )}
      {analysis && (
        <>
          <span>{countOf(analysis.words, "word")}</span>
          <span>{countOf(analysis.requirements, "requirement")}</span>
        </>
      )}
      <span className="ms-auto">? for shortcuts</span>
    </div>
  );
}
