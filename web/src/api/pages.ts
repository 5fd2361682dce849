import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
} from "@tanstack/react-query";
import { useEffect, useMemo } from "react";

const PAGE_SIZE = 50;

interface PageQuery {
  limit: number;
  cursor?: string;
}

export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A list that the API answers page after page. */
export function pagesQuery<Item>(
  queryKey: QueryKey,
  readPage: (query: PageQuery, signal: AbortSignal) => Promise<PageOf<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      readPage({ limit: PAGE_SIZE, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Hook for `pagesQuery`; `items` is undefined until the first page is here. */
export function usePages<Item>(options: ReturnType<typeof pagesQuery<Item>>) {
  const query = useInfiniteQuery(options);
  const { data } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return { ...query, items };
}

export type Pages<Item> = ReturnType<typeof usePages<Item>>;

/** Hook for a `pagesQuery` whose pages follow each other until none is left; the items so far. */
export function useAllPages<Item>(
  options: ReturnType<typeof pagesQuery<Item>>,
): readonly Item[] | undefined {
  const { items, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    usePages(options);
  const isMore = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (isMore) void fetchNextPage();
  }, [isMore, fetchNextPage]);
  return items;
}

/** How many there are, as far as it is known: "50+". */
export function countOf<Item>({ items, hasNextPage }: Pages<Item>): string | undefined {
  return items && `${items.length}${hasNextPage ? "+" : ""}`;
}

/**
 * Changes the items of every list under a key before the server has, or takes those out for which
 * `change` answers undefined; answers what puts the lists back.
 */
export async function changeListed<Item>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  change: (item: Item) => Item | undefined,
): Promise<() => void> {
  await queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueriesData({ queryKey });
  queryClient.setQueriesData<InfiniteData<PageOf<Item>>>(
    { queryKey },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.flatMap((item) => change(item) ?? []),
        })),
      },
  );
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}
