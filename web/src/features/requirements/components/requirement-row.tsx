import { RequirementChip } from "@/components/ui/requirement-chip.tsx";
import { counted } from "@/lib/counted.ts";
import { cx } from "@/lib/cx.ts";
import type { Requirement, RequirementStatus } from "../api/list-requirements.ts";

const LOOKS: Record<RequirementStatus, { word: string; tone: string }> = {
  added: { word: "Added", tone: "text-success-text" },
  changed: { word: "Changed", tone: "text-gold-text" },
  removed: { word: "Removed", tone: "text-danger-text" },
  same: { word: "", tone: "" },
};

/** One requirement: its id, what became of it, what it says; pressing it leads to its place. */
export function RequirementRow({
  requirement,
  onSelect,
}: {
  requirement: Requirement;
  onSelect: (id: string) => void;
}) {
  const { id, status, statement, priority, section, acceptanceCriteria } = requirement;
  const { word, tone } = LOOKS[status];
  const removed = status === "removed";
  return (
    <li className="border-b border-line-soft last:border-0">
      <button
        type="button"
        disabled={removed}
        onClick={() => onSelect(id)}
        className="grid grid-cols-[minmax(0,1fr)] w-full gap-1 px-4 py-2.5 text-start enabled:hover:bg-hover"
      >
        <span className="flex items-center gap-2.5">
          <RequirementChip id={id} />
          {word && <span className={cx("text-xs font-medium", tone)}>{word}</span>}
          {priority !== null && <bdi className="ms-auto text-xs text-ink-3">{priority}</bdi>}
        </span>
        <span dir="auto" className={cx("wrap-anywhere", removed && "text-ink-3 line-through")}>
          {statement}
        </span>
        <span className="flex gap-2 text-xs text-ink-3">
          <bdi className="clip">{section.heading}</bdi>
          {acceptanceCriteria.length > 0 && (
            <span className="ms-auto whitespace-nowrap">
              {counted(acceptanceCriteria.length, "criterion", "criteria")}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
