import { useQuery } from "@tanstack/react-query";
import { checksQuery } from "../api/check-draft.ts";

/** How many findings the last check had; it asks for none itself. */
export function ChecksCount({ docId }: { docId: string }) {
  const { data } = useQuery({ ...checksQuery(docId), enabled: false });
  const count = data?.findings.length ?? 0;
  return count > 0 ? <span>{count}</span> : null;
}
