import { useFindings } from "../hooks/use-findings.ts";

/** How many findings the draft on the screen has. */
export function ChecksCount({ docId }: { docId: string }) {
  const count = useFindings(docId)?.findings?.length ?? 0;
  return count > 0 ? <span>{count}</span> : null;
}
