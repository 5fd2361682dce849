import { afterEach, expect, it, vi } from "vitest";
import { useNotices } from "@/components/ui/notices.ts";
import { loadPart } from "./lazy-part.ts";

afterEach(() => vi.restoreAllMocks());

it("says that it waits for the network, and loads again when it is back", async () => {
  const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const load = vi.fn(() => Promise.reject<string>(new TypeError("Failed to fetch")));
  const part = loadPart(load);
  await expect.poll(() => load.mock.calls.length).toBe(1);
  await expect.poll(() => useNotices.getState().waiting.length).toBe(1);
  load.mockResolvedValueOnce("part");
  onLine.mockReturnValue(true);
  dispatchEvent(new Event("online"));
  await expect(part).resolves.toBe("part");
  expect(useNotices.getState().waiting).toEqual([]);
  expect(load).toHaveBeenCalledTimes(2);
});

it("fails at once when there is a network and the part is gone", async () => {
  const gone = new TypeError("Failed to fetch");
  await expect(loadPart(() => Promise.reject(gone))).rejects.toBe(gone);
});
