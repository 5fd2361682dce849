import { LoadError } from "@/components/ui/load-error.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Written } from "@/components/ui/written.tsx";
import { type HistoryDiff, useHistoryDiff } from "../api/history.ts";

type Block = HistoryDiff["sections"][number]["blocks"][number];

function BlockChanges({ block }: { block: Block }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      {block.changes.map(({ type, text }, index) => {
        // The changes of two fixed texts are never reordered.
        const key = `${index}${type}`;
        if (type === "added") return <ins key={key}>{text}</ins>;
        if (type === "removed") return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}

/** What was added and removed since an earlier text, section by section. */
export function HistoryChanges({ docId, historyId }: { docId: string; historyId: string }) {
  const { data, error, isError, refetch } = useHistoryDiff(docId, historyId);
  if (isError) {
    return <LoadError what="The comparison" error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton width="80%" />;
  const sections = data.sections.filter(({ type }) => type !== "same");
  if (sections.length === 0) return <p className="text-ink-2">The draft still says the same.</p>;
  return (
    <div className="doc-diff grid max-h-96 gap-3 overflow-y-auto rounded-md bg-hover px-2 py-1.5 text-xs">
      {sections.map((section) => {
        const place = section.after ?? section.before;
        return (
          <section key={`${section.before?.id}:${section.after?.id}`} className="grid gap-1">
            <Written className="font-medium text-ink-2">
              {place?.heading || "Before the first heading"}
            </Written>
            {section.blocks
              .filter(({ type }) => type !== "same")
              .map((block, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks of two fixed texts
                <BlockChanges key={index} block={block} />
              ))}
          </section>
        );
      })}
    </div>
  );
}
