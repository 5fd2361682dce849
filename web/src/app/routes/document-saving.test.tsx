import { HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { type Locator, userEvent } from "vitest/browser";
import { keptOnThisDevice } from "@/features/editor/hooks/use-draft-session.ts";
import { http } from "@/testing/handlers/openapi-http.ts";
import { refusal } from "@/testing/handlers/refusal.ts";
import { worker } from "@/testing/mock-api.ts";
import { mockDraft, SPECIFICATION } from "@/testing/open-document.tsx";

const WAIT = { timeout: 5_000 };
const INTRODUCTION = "The app keeps work orders.";

/** Puts the cursor behind a text in the source and types. */
async function typeAfter(source: Locator, text: string, keys: string): Promise<void> {
  await source.getByText(text, { exact: false }).first().click();
  await userEvent.keyboard(`{End}${keys}`);
}

function saveNow(): Promise<void> {
  return userEvent.keyboard("{Control>}s{/Control}");
}

function keptOf({ api, document }: ReturnType<typeof mockDraft>) {
  return keptOnThisDevice().list(api.me.id, document.id);
}

function unreachable() {
  return http.put("/api/v1/docs/{docId}/draft", ({ response }) =>
    response.untyped(HttpResponse.error()),
  );
}

function refusing(status: number, requestId: string) {
  return http.put("/api/v1/docs/{docId}/draft", ({ response }) =>
    response.untyped(
      HttpResponse.json(
        status === 500
          ? refusal("INTERNAL", "It failed.")
          : refusal("FORBIDDEN", "Your role is too low."),
        { status, headers: { "X-Request-Id": requestId } },
      ),
    ),
  );
}

test("saves what is typed by itself, each time against the revision it has", async () => {
  const { saves, draft, open } = mockDraft({ revision: 7 });
  const { screen, source } = await open();
  await typeAfter(source, INTRODUCTION, " And photos.");
  await expect.element(screen.getByText("Saving…")).toBeVisible();
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content).toBe(SPECIFICATION.replace(INTRODUCTION, `${INTRODUCTION} And photos.`));
  await expect.element(screen.getByText("Revision 8")).toBeVisible();
  await userEvent.keyboard(" Twice.");
  await saveNow();
  await expect.element(screen.getByText("Revision 9")).toBeVisible();
  expect(saves).toEqual(['"r7"', '"r8"']);
});

test("takes in what others changed in other sections without asking", async () => {
  const { saves, draft, change, open } = mockDraft();
  const { screen, source, preview } = await open();
  await expect.element(source).toBeVisible();
  change(SPECIFICATION.replace("None yet.", "Phones only."));
  await typeAfter(source, INTRODUCTION, " And photos.");
  await saveNow();
  await expect.element(screen.getByText("Changes from elsewhere came in")).toBeVisible();
  const merged = SPECIFICATION.replace("None yet.", "Phones only.").replace(
    INTRODUCTION,
    `${INTRODUCTION} And photos.`,
  );
  await expect.poll(() => draft.content, WAIT).toBe(merged);
  await expect.element(source).toMatchTextContent(/Phones only/u);
  await expect.element(preview.getByText("Phones only.")).toBeVisible();
  expect(saves).toEqual(['"r7"', '"r8"']);
});

test("shows a text that came in while nothing was being written", async () => {
  const { saves, change, document, open } = mockDraft();
  const { screen, source, queryClient } = await open();
  await expect.element(source).toMatchTextContent(/None yet/u);
  change(SPECIFICATION.replace("None yet.", "Phones only."));
  await queryClient.invalidateQueries({ queryKey: ["docs", document.id, "draft"] });
  await expect.element(source).toMatchTextContent(/Phones only/u);
  await expect.element(screen.getByText("Revision 8")).toBeVisible();
  expect(saves).toEqual([]);
});

test("lets people choose where both changed a section; the choice can wait", async () => {
  const { saves, draft, change, open } = mockDraft({
    publishedBy: { id: "usr_other", name: "Ines Vidal" },
  });
  const { screen, source } = await open();
  await expect.element(screen.getByText("Version 4 published")).toBeVisible();
  change(SPECIFICATION.replace(INTRODUCTION, "The app keeps faults."));
  await typeAfter(source, INTRODUCTION, " And photos.");
  await saveNow();
  const dialog = screen.getByRole("dialog", { name: "One section has two texts" });
  await expect.element(dialog).toMatchTextContent(/Ines Vidal changed what you changed too/u);
  await expect
    .element(dialog.getByRole("region", { name: "Mine" }))
    .toMatchTextContent(/And photos/u);
  await expect
    .element(dialog.getByRole("region", { name: "Theirs" }))
    .toMatchTextContent(/keeps faults/u);
  await dialog.getByRole("button", { name: "Decide later" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByText("Changed elsewhere: choose")).toBeVisible();
  await expect.element(source).toMatchTextContent(/And photos/u);

  await screen.getByRole("button", { name: "Choose", exact: true }).click();
  await dialog.getByRole("radio", { name: "Keep theirs" }).click();
  await expect.element(dialog.getByText("Mine, dropped")).toBeVisible();
  await dialog.getByRole("button", { name: "Save the choice" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(source).not.toMatchTextContent(/And photos/u);
  await expect.element(source).toMatchTextContent(/keeps faults/u);
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content).toBe(SPECIFICATION.replace(INTRODUCTION, "The app keeps faults."));
  expect(saves[0]).toBe('"r7"');
});

test.for([
  ["usr_stranger", "Somebody else in this project"],
  ["usr_00000000000000000000000001", "You, in another tab or on another device,"],
] as const)("names who changed it (%s) and keeps mine when told to", async ([who, name]) => {
  const { draft, change, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(source).toBeVisible();
  change(SPECIFICATION.replace(INTRODUCTION, "The app keeps faults."), who);
  await typeAfter(source, INTRODUCTION, " And photos.");
  await saveNow();
  const dialog = screen.getByRole("dialog", { name: "One section has two texts" });
  await expect.element(dialog).toMatchTextContent(new RegExp(`${name} changed`, "u"));
  await dialog.getByRole("radio", { name: "Keep mine" }).click();
  await dialog.getByRole("button", { name: "Save the choice" }).click();
  await expect
    .poll(() => draft.content, WAIT)
    .toBe(SPECIFICATION.replace(INTRODUCTION, `${INTRODUCTION} And photos.`));
});

test("keeps the text while the network is away and saves it when it is back", async () => {
  const { draft, open, recover } = mockDraft();
  const { screen, source } = await open();
  worker.use(unreachable());
  await typeAfter(source, INTRODUCTION, " And photos.");
  await saveNow();
  await expect.element(screen.getByText("Offline: kept on this device")).toBeVisible();
  expect(draft.content).toBe(SPECIFICATION);
  recover();
  window.dispatchEvent(new Event("online"));
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  expect(draft.content).toContain("And photos.");
});

test("has the text again after a reload that could not be saved, and saves it", async () => {
  const world = mockDraft();
  const { draft, open, recover } = world;
  const before = await open();
  worker.use(unreachable());
  await typeAfter(before.source, INTRODUCTION, " And photos.");
  await saveNow();
  await expect.element(before.screen.getByText("Offline: kept on this device")).toBeVisible();
  await before.screen.unmount();
  await expect.poll(() => keptOf(world), WAIT).toHaveLength(1);

  await sessionEnded();
  recover();
  const { screen, source } = await open();
  await expect.element(source, WAIT).toMatchTextContent(/And photos/u);
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content).toContain(`${INTRODUCTION} And photos.`);
  await expect.poll(() => keptOf(world), WAIT).toEqual([]);
});

/** The page that was left may still make a last attempt, which must not reach the recovered server. */
async function sessionEnded(): Promise<void> {
  const held = async () => (await navigator.locks.query()).held ?? [];
  await expect
    .poll(async () => (await held()).some(({ name }) => name?.startsWith("docuforge.draft.")), WAIT)
    .toBe(false);
}

test("asks about text from before a reload that others have changed meanwhile", async () => {
  const world = mockDraft();
  const { draft, change, open, recover } = world;
  const before = await open();
  worker.use(unreachable());
  await typeAfter(before.source, INTRODUCTION, " And photos.");
  await saveNow();
  await expect.element(before.screen.getByText("Offline: kept on this device")).toBeVisible();
  await before.screen.unmount();
  change(SPECIFICATION.replace(INTRODUCTION, "The app keeps faults."));

  await sessionEnded();
  recover();
  const { screen } = await open();
  const dialog = screen.getByRole("dialog", { name: "One section has two texts" });
  await expect.element(dialog, WAIT).toMatchTextContent(/And photos/u);
  await dialog.getByRole("button", { name: "Save the choice" }).click();
  await expect.poll(() => draft.content, WAIT).toContain(`${INTRODUCTION} And photos.`);
  expect(draft.content).toContain("The app keeps faults.");
  await expect.poll(() => keptOf(world), WAIT).toEqual([]);
});

test("says with the request id when saving is refused, and tries again when asked", async () => {
  const { draft, open, recover } = mockDraft();
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValueOnce();
  copied.mockRejectedValueOnce(new DOMException("no", "NotAllowedError"));
  const { screen, source } = await open();
  worker.use(refusing(403, "req_403"));
  await typeAfter(source, INTRODUCTION, " And photos.");
  await saveNow();
  const banner = screen.getByRole("alert").filter({ hasText: "Saving is failing" });
  await expect.element(banner).toMatchTextContent(/Your role is too low.*Request req_403/u);
  await banner.getByRole("button", { name: "Copy text" }).click();
  await expect.element(screen.getByText("Your text is on the clipboard")).toBeVisible();
  expect(copied).toHaveBeenLastCalledWith(expect.stringContaining("And photos."));
  await banner.getByRole("button", { name: "Copy text" }).click();
  await expect.element(screen.getByText("Your text was not copied")).toBeVisible();
  recover();
  await banner.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  await expect.element(banner).not.toBeInTheDocument();
  expect(draft.content).toContain("And photos.");
  copied.mockRestore();
});

test("passes over one failure of the server and speaks up at the second", async () => {
  const { open } = mockDraft();
  const { screen, source } = await open();
  let failures = 0;
  worker.events.on("response:mocked", ({ response }) => {
    if (response.status === 500) failures += 1;
  });
  worker.use(refusing(500, "req_500"));
  await typeAfter(source, INTRODUCTION, " And photos.");
  await saveNow();
  await expect.poll(() => failures).toBe(1);
  await expect.element(screen.getByText("Saving…")).toBeVisible();
  expect(screen.getByText("Saving is failing").elements()).toHaveLength(0);
  await expect.element(screen.getByText("Request req_500"), WAIT).toBeVisible();
  expect(failures).toBe(2);
  worker.events.removeAllListeners();
});

test("keeps the text when the tab goes into the background, and warns before it closes", async () => {
  const { saves, open } = mockDraft();
  const listening = vi.spyOn(window, "addEventListener");
  const { screen, source } = await open();
  // The event itself would also end the mocked API.
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    for (const [type, listener] of listening.mock.calls) {
      if (type === "beforeunload" && typeof listener === "function") listener.call(window, event);
    }
    return !event.defaultPrevented;
  };
  await expect.element(source).toBeVisible();
  expect(leave()).toBe(true);
  await typeAfter(source, INTRODUCTION, " And photos.");
  expect(leave()).toBe(false);
  const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  hidden.mockRestore();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  expect(saves).toHaveLength(1);
  expect(leave()).toBe(true);
  listening.mockRestore();
});
