import { useEffect } from "react";
import type { Pages } from "@/api/pages.ts";

/**
 * Loads a list on until an item is in it, where `isThere` says that it will come; answers whether
 * it is.
 */
export function useLoadedUpTo(
  pages: Pages<{ id: string }>,
  id: string | undefined,
  isThere: boolean,
): boolean {
  const { items, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const isListed = items?.some((item) => item.id === id) ?? false;
  const isMore = items !== undefined && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const isSought = id !== undefined && isThere && !isListed;
  useEffect(() => {
    if (isSought && isMore) void fetchNextPage();
  }, [isSought, isMore, fetchNextPage]);
  return isListed;
}
