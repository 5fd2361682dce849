import { HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import * as client from "@/api/client.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusal } from "@/testing/handlers/refusal.ts";
import { worker } from "@/testing/mock-api.ts";
import { putDraft } from "./put-draft.ts";

const DOC = "doc_00000000000000000000000001";
const CURRENT = { content: "theirs", revision: 9, updatedBy: "usr_2", updatedAt: "2026-03-02" };

function answering(status: number, details: Record<string, unknown> = {}): void {
  worker.use(
    http.put("/api/v1/docs/{docId}/draft", ({ response }) =>
      response.untyped(
        HttpResponse.json(refusal("PRECONDITION_FAILED", "No.", details), {
          status,
          headers: { "X-Request-Id": "req_1" },
        }),
      ),
    ),
  );
}

test("names the revision it changes and answers the next one", async () => {
  worker.use(
    http.put("/api/v1/docs/{docId}/draft", ({ request, response }) =>
      response(200).json({
        revision: request.headers.get("If-Match") === '"r4"' ? 5 : 0,
        sections: [],
        updatedAt: null,
        updatedBy: "usr_1",
      }),
    ),
  );
  expect(await putDraft(DOC, "text", 4)).toEqual({
    type: "saved",
    text: { content: "text", revision: 5, updatedBy: "usr_1", updatedAt: null },
  });
});

test("a stale revision answers the text that is there now", async () => {
  answering(412, { current: CURRENT });
  expect(await putDraft(DOC, "text", 4)).toEqual({ type: "stale", current: CURRENT });
  answering(412, { current: { content: "theirs", revision: 9 } });
  expect(await putDraft(DOC, "text", 4)).toEqual({
    type: "stale",
    current: { content: "theirs", revision: 9, updatedBy: null, updatedAt: null },
  });
});

test.for([{}, { current: null }, { current: { content: 1, revision: 9 } }])(
  "a stale revision without a text (%j) is refused, not lost",
  async (details) => {
    answering(412, details);
    expect(await putDraft(DOC, "text", 4)).toEqual({
      type: "refused",
      message: "No.",
      requestId: "req_1",
      mayRetry: false,
    });
  },
);

test.for([
  [403, false],
  [413, false],
  [429, true],
  [503, true],
] as const)("status %i is tried again: %s", async ([status, mayRetry]) => {
  answering(status);
  expect(await putDraft(DOC, "text", 4)).toMatchObject({ type: "refused", mayRetry });
});

test("no answer is not a refusal", async () => {
  worker.use(
    http.put("/api/v1/docs/{docId}/draft", ({ response }) =>
      response.untyped(HttpResponse.error()),
    ),
  );
  expect(await putDraft(DOC, "text", 4)).toEqual({ type: "unreachable" });
});

test("a mistake in the page is told as one", async () => {
  const broken = vi.spyOn(client.api, "PUT").mockRejectedValueOnce(new TypeError("broken"));
  expect(await putDraft(DOC, "text", 4)).toMatchObject({
    type: "refused",
    message: "Something in this page failed. Reload it.",
    mayRetry: false,
  });
  broken.mockRestore();
});
