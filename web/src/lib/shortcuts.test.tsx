import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { renderUi } from "@/testing/render-app.tsx";
import { type Shortcut, shortcutKeys, useShortcut, useShortcuts } from "./shortcuts.ts";

function Offer({ shortcut, enabled = true }: { shortcut: Shortcut; enabled?: boolean }) {
  useShortcut(shortcut, enabled);
  return null;
}

function shortcut(keys: string, fields: Partial<Shortcut> = {}) {
  const run = vi.fn();
  return { run, shortcut: { keys, label: keys, group: "This page" as const, run, ...fields } };
}

test("runs on its key, but not while somebody types", async () => {
  const offer = shortcut("n");
  const screen = await renderUi(
    <>
      <Offer shortcut={offer.shortcut} />
      <input aria-label="Text" />
    </>,
  );
  await userEvent.keyboard("n");
  expect(offer.run).toHaveBeenCalledTimes(1);
  await screen.getByLabelText("Text").click();
  await userEvent.keyboard("n");
  expect(offer.run).toHaveBeenCalledTimes(1);
  await expect.element(screen.getByLabelText("Text")).toHaveValue("n");
});

test("runs while typing when it says so", async () => {
  const offer = shortcut("mod+k", { whileTyping: true });
  const screen = await renderUi(
    <>
      <Offer shortcut={offer.shortcut} />
      <input aria-label="Text" />
    </>,
  );
  await screen.getByLabelText("Text").click();
  await userEvent.keyboard("{Control>}k{/Control}");
  expect(offer.run).toHaveBeenCalledTimes(1);
});

test("runs after two keys in a row, and only then", async () => {
  const both = shortcut("g p");
  const last = shortcut("p");
  await renderUi(
    <>
      <Offer shortcut={both.shortcut} />
      <Offer shortcut={last.shortcut} />
    </>,
  );
  await userEvent.keyboard("p");
  expect(last.run).toHaveBeenCalledTimes(1);
  await userEvent.keyboard("gx");
  expect(both.run).not.toHaveBeenCalled();
  await userEvent.keyboard("p");
  expect(both.run).not.toHaveBeenCalled();
  expect(last.run).toHaveBeenCalledTimes(2);
  last.run.mockClear();
  await userEvent.keyboard("gp");
  expect([...both.run.mock.calls, ...last.run.mock.calls]).toHaveLength(1);
});

test("is gone when it is not offered any more", async () => {
  const offer = shortcut("n");
  const screen = await renderUi(<Offer shortcut={offer.shortcut} enabled={false} />);
  await userEvent.keyboard("n");
  await screen.unmount();
  expect(offer.run).not.toHaveBeenCalled();
  expect(useShortcuts.getState().shortcuts).toEqual([]);
});

test("writes keys as the keyboard does", () => {
  expect(shortcutKeys("g p")).toEqual(["G", "P"]);
  expect(shortcutKeys("?")).toEqual(["?"]);
  expect(shortcutKeys("mod+backspace").join(" ")).toMatch(/^(Ctrl |⌘)Backspace$/u);
});
