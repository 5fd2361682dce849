import { HttpResponse } from "msw";
import { refusal } from "./refusal.ts";

/** The request id that every refused answer carries. */
export const REQUEST_ID = "req_7d3f";

/** An error answer as the server sends it, with its request id. */
export function refusedAnswer(status: number, ...body: Parameters<typeof refusal>) {
  return HttpResponse.json(refusal(...body), {
    status,
    headers: { "X-Request-Id": REQUEST_ID },
  });
}
