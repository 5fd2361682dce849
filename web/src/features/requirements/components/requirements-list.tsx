import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { useDebounced } from "@/lib/use-debounced.ts";
import {
  type RequirementSource,
  type RequirementStatus,
  requirementsQuery,
} from "../api/list-requirements.ts";
import { RequirementRow } from "./requirement-row.tsx";

const STATUSES: readonly { value: RequirementStatus; label: string }[] = [
  { value: "added", label: "Added" },
  { value: "changed", label: "Changed" },
  { value: "removed", label: "Removed" },
  { value: "same", label: "Unchanged" },
];
const SEARCH_MS = 250;

/** What a text asks for, by id: to be searched, filtered by what changed, and followed. */
export function RequirementsList({
  source,
  onSelect,
}: {
  source: RequirementSource;
  onSelect: (id: string) => void;
}) {
  const [status, setStatus] = useState<RequirementStatus>();
  const [typed, setTyped] = useState("");
  const q = useDebounced(typed.trim(), SEARCH_MS);
  const query = useInfiniteQuery(requirementsQuery(source, { status, q }));
  const [first] = query.data?.pages ?? [];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = first && first.counts.added + first.counts.changed + first.counts.same;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 border-b border-line-soft px-4 py-2.5">
        <Input
          type="search"
          aria-label="Search requirements"
          placeholder="Search"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Select
          aria-label="Since the version before"
          value={status ?? ""}
          onChange={({ target }) =>
            setStatus(STATUSES.find(({ value }) => value === target.value)?.value)
          }
        >
          <option value="">All</option>
          {STATUSES.map(({ value, label }) => (
            <option key={value} value={value}>
              {first ? `${label} (${first.counts[value]})` : label}
            </option>
          ))}
        </Select>
      </div>
      {first && first.duplicates.length > 0 && (
        <p role="alert" className="border-b border-line-soft px-4 py-2.5 text-xs text-danger-text">
          Defined more than once: {[...new Set(first.duplicates.map(({ id }) => id))].join(", ")}.
          Give the later ones ids of their own.
        </p>
      )}
      {query.isError && !first ? (
        <div className="p-3">
          <ErrorPanel
            title="The requirements could not be loaded"
            {...explained(query.error)}
            onRetry={() => void query.refetch()}
          />
        </div>
      ) : !first ? (
        <SkeletonLines />
      ) : items.length === 0 ? (
        <p role="status" className="p-4 text-ink-2">
          {total === 0 && q === "" && status === undefined
            ? "No requirement yet. A line, table row or heading that begins with an id such as FR-001 is one."
            : "No requirement fits. Search for something else, or show all."}
        </p>
      ) : (
        <ul aria-label="Requirements">
          {items.map((requirement) => (
            <RequirementRow key={requirement.id} requirement={requirement} onSelect={onSelect} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="p-3">
          <Button
            size="sm"
            pending={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
