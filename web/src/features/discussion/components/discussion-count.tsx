import { useDiscussion } from "../api/discussion.ts";

/** How many conversations or suggestions wait; nothing where none does. */
export function DiscussionCount({
  docId,
  of,
}: {
  docId: string;
  of: "openThreads" | "openSuggestions";
}) {
  const count = useDiscussion(docId).data?.[of] ?? 0;
  return count > 0 ? (
    <span>
      {count}
      <span className="sr-only"> open</span>
    </span>
  ) : null;
}
