import { api } from "@/api/client.ts";
import { ApiError, explain, requestIdOf, unwrap } from "@/api/errors.ts";
import type { TicketAnswer } from "../model/link-state.ts";

const TIMEOUT_MS = 8_000;

function mayTryAgain(status: number): boolean {
  return status >= 500 || status === 429 || status === 401;
}

/** Asks for a ticket, which opens one connection to a live draft. */
export async function issueLiveTicket(docId: string): Promise<TicketAnswer> {
  try {
    const { ticket } = await unwrap(
      api.POST("/api/v1/docs/{docId}/live-ticket", {
        params: { path: { docId } },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    );
    return { type: "ticket", ticket };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 0) return { type: "unreachable" };
    const refusal = { message: explain(error), requestId: requestIdOf(error) };
    if (!mayTryAgain(error.status)) return { type: "never", ...refusal };
    return { type: "later", retryAfterSeconds: error.retryAfterSeconds, ...refusal };
  }
}

/** Opens the connection that a ticket is for. */
export function openLiveSocket(docId: string, ticket: string): WebSocket {
  const url = new URL(`/api/v1/docs/${docId}/live`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.search = new URLSearchParams({ ticket, events: "1" }).toString();
  return new WebSocket(url);
}
