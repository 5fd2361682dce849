import type { ReactNode } from "react";
import type { Pages } from "@/api/pages.ts";
import { Button } from "./button.tsx";
import { LoadError } from "./load-error.tsx";

/** A list in all its states: on its way, failed, empty, or there with a button for the next page. */
export function PagedList<Item>({
  what,
  pages,
  skeleton,
  empty,
  children,
}: {
  /** "The documents". */
  what: string;
  pages: Pages<Item>;
  skeleton: ReactNode;
  empty: ReactNode;
  children: (items: readonly Item[]) => ReactNode;
}) {
  const { items } = pages;
  if (!items && pages.isError) {
    return <LoadError what={what} error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (!items) return skeleton;
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      {pages.hasNextPage && (
        <p className="pt-3">
          <Button pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show more
          </Button>
        </p>
      )}
    </>
  );
}
