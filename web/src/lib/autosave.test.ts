import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/api/errors.ts";
import { createAutosave } from "./autosave.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function noAnswer(): ApiError {
  return new ApiError({ code: "NO_ANSWER", message: "", status: 0 });
}

function start(save: (value: string) => Promise<void>) {
  const statuses: string[] = [];
  const autosave = createAutosave<string>({
    save,
    onStatus: (status) => statuses.push(status),
    delayMs: 500,
  });
  return { autosave, statuses };
}

test("saves the newest value once, after a moment of quiet", async () => {
  const save = vi.fn(async () => {});
  const { autosave, statuses } = start(save);
  autosave.change("a");
  await vi.advanceTimersByTimeAsync(400);
  autosave.change("ab");
  await vi.advanceTimersByTimeAsync(499);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save.mock.calls).toEqual([["ab"]]);
  expect(statuses.at(-1)).toBe("saved");
  expect(autosave.isPending()).toBe(false);
});

test("never has two requests under way, and sends what came meanwhile", async () => {
  const finish: (() => void)[] = [];
  const save = vi.fn(() => new Promise<void>((resolve) => finish.push(resolve)));
  const { autosave, statuses } = start(save);
  autosave.change("a");
  await vi.advanceTimersByTimeAsync(500);
  autosave.change("b");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(save).toHaveBeenCalledTimes(1);
  finish[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(save).toHaveBeenLastCalledWith("b");
  expect(statuses).not.toContain("saved");
  finish[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(statuses.at(-1)).toBe("saved");
});

test("says offline without an answer, keeps the value and tries again", async () => {
  const save = vi.fn(async () => {});
  save.mockRejectedValueOnce(noAnswer()).mockRejectedValueOnce(noAnswer());
  const { autosave, statuses } = start(save);
  autosave.change("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(statuses.at(-1)).toBe("offline");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(statuses.at(-1)).toBe("offline");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(save).toHaveBeenCalledTimes(3);
  expect(statuses.at(-1)).toBe("saved");
});

test("saves at once when the network comes back", async () => {
  const save = vi.fn(async () => {});
  save.mockRejectedValueOnce(noAnswer());
  const { autosave, statuses } = start(save);
  autosave.change("a");
  await vi.advanceTimersByTimeAsync(500);
  dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(statuses.at(-1)).toBe("saved");
});

test("says failing when the value is refused, and waits for another value", async () => {
  const refused = new ApiError({ code: "VALIDATION_FAILED", message: "", status: 400 });
  const save = vi.fn(async () => {});
  save.mockRejectedValueOnce(refused);
  const { autosave, statuses } = start(save);
  autosave.change("bad");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(save).toHaveBeenCalledTimes(1);
  expect(statuses.at(-1)).toBe("failing");
  expect(autosave.isPending()).toBe(true);
  autosave.change("good");
  await vi.advanceTimersByTimeAsync(500);
  expect(statuses.at(-1)).toBe("saved");
});

test("does nothing more once it has ended", async () => {
  const save = vi.fn(async () => {});
  const { autosave } = start(save);
  autosave.change("a");
  autosave.dispose();
  await vi.advanceTimersByTimeAsync(60_000);
  dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(save).not.toHaveBeenCalled();
});
