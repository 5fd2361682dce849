import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors.ts";
import { reportFailures } from "./report-failures.ts";

const dsn = "https://abc123@errors.example/42";
const secret = "ada@example.com https://x.example/live?ticket=tkt_1";
const meta = document.createElement("meta");
meta.name = "sentry-dsn";

const sent: { url: string; envelope: string }[] = [];
beforeEach(() => {
  sent.length = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    sent.push({ url: String(url), envelope: String(init?.body) });
    return new Response("{}");
  });
});
afterEach(() => {
  meta.remove();
  vi.restoreAllMocks();
});

test("reports where the page failed, once, and nothing that people wrote", async () => {
  meta.content = dsn;
  document.head.append(meta);
  history.replaceState(null, "", `?ticket=tkt_1`);
  // A window of its own: failures of the real one fail the test.
  const target = new EventTarget();
  reportFailures(target, () => "/docs/$docId");
  const error = new RangeError(secret);
  const fail = (reason: Error) =>
    target.dispatchEvent(
      new PromiseRejectionEvent("unhandledrejection", { reason, promise: Promise.resolve() }),
    );
  fail(error);
  fail(error);
  fail(new ApiError({ code: "NOT_FOUND", message: secret, status: 404 }));
  await vi.waitFor(() => expect(sent).toHaveLength(1), { timeout: 10_000 });
  const [{ url, envelope }] = sent as [(typeof sent)[0]];
  expect(url).toMatch(/^https:\/\/errors\.example\/api\/42\/envelope\/\?.*sentry_key=abc123/u);
  const [header = "", item = "", payload = ""] = envelope.split("\n");
  const event = JSON.parse(payload);
  expect(JSON.parse(header).event_id).toBe(event.event_id);
  expect(JSON.parse(item)).toEqual({ type: "event" });
  expect(event.tags).toEqual({ page: "/docs/$docId" });
  const [{ type, stacktrace }] = event.exception.values;
  expect(type).toBe("RangeError");
  expect(stacktrace.frames.at(-1).filename).toMatch(/report-failures\.test\.ts$/u);
  for (const word of ["ada", "example.com", "tkt_1", "ticket"])
    expect(envelope).not.toContain(word);
});

test("loads and sends nothing where the page names no place", async () => {
  const addEventListener = vi.fn();
  reportFailures({ addEventListener }, () => "/");
  expect(addEventListener).not.toHaveBeenCalled();
});
