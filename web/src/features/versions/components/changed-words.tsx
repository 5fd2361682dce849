import { Fragment } from "react";
import { requirementPattern } from "@/lib/markdown/requirement-id.ts";
import type { TextChange } from "../api/get-diff.ts";

/** Text with its requirement ids as chips. */
function Threads({ text }: { text: string }) {
  const parts: (string | { id: string; at: number })[] = [];
  let last = 0;
  for (const match of text.matchAll(requirementPattern())) {
    parts.push(text.slice(last, match.index), { id: match[0], at: match.index });
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts.map((part) =>
    typeof part === "string" ? (
      part
    ) : (
      <span key={part.at} className="req">
        {part.id}
      </span>
    ),
  );
}

/** Text with the words that came and went; `plain` where a whole block did and says so itself. */
export function ChangedWords({
  changes,
  plain = false,
}: {
  changes: readonly TextChange[];
  plain?: boolean;
}) {
  return changes.map(({ type, text }, index) => {
    // Changes of two fixed texts are never reordered.
    const key = `${index}${type}`;
    if (type === "added" && !plain) return <ins key={key}>{text}</ins>;
    if (type === "removed" && !plain) return <del key={key}>{text}</del>;
    return (
      <Fragment key={key}>
        <Threads text={text} />
      </Fragment>
    );
  });
}
