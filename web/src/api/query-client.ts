import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./errors.ts";

const STALE_MS = 20_000;
const MAX_RETRIES = 2;

function mayHelpToRetry(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

/** Fresh for 20 s; asks again only where asking again can help. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, error) => failures < MAX_RETRIES && mayHelpToRetry(error),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
