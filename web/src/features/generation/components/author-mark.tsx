import { PenLine, Sparkles } from "lucide-react";
import type { Mark } from "../model/authorship.ts";

const MARKS = {
  generated: { icon: Sparkles, label: "Generated" },
  edited: { icon: PenLine, label: "Generated, then edited by people" },
} as const;

/** Says quietly that a section was generated. */
export function AuthorMark({ mark }: { mark: Mark }) {
  const { icon: Icon, label } = MARKS[mark];
  return (
    <span title={label} className="ms-auto ps-1 text-ink-3">
      <Icon className="size-3" role="img" aria-label={label} />
    </span>
  );
}
